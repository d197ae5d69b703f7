"""Makes the table of advance widths from a Times-metric font; the committed table must be what this gives."""

import subprocess
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"REGULAR": "Regular", "BOLD": "Bold", "ITALIC": "Italic", "BOLD_ITALIC": "BoldItalic"}
PUNCTUATION = "“”‘’–—…•§°±×÷€™←→≤≥≠½¼¾"

HEADER = '''"""Advance widths of Times-metric typefaces, in 2048ths of the type size, and the letters that have each.

Made by `tests/support/times_widths.py` from Liberation Serif, whose metrics are those of Times New Roman;
a test makes it again and compares.
"""

'''


def letters() -> str:
    """ASCII, Latin-1, every composed Vietnamese letter in both cases, and office punctuation."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = "aăâeêioôơuưy"
    composed = {unicodedata.normalize("NFC", v + t) for v in vowels + vowels.upper() for t in tones}
    plain = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} - {"\u00ad"}
    return "".join(sorted(plain | composed | set("đĐ") | set(PUNCTUATION)))


def font_files() -> dict[str, Path] | None:
    """The four faces of Liberation Serif on this machine, or None."""
    files = {}
    for name, style in FACES.items():
        pattern = f"Liberation Serif:style={'Bold Italic' if style == 'BoldItalic' else style}"
        try:
            answer = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True)
        except OSError:
            return None
        if f"LiberationSerif-{style}" not in answer.stdout:
            return None
        files[name] = Path(answer.stdout)
    return files


def table(files: dict[str, Path]) -> str:
    """The text of `planforge/document/times_widths.py`."""
    written = [HEADER]
    for name, file in files.items():
        font = TTFont(file)
        glyphs, advances = font.getBestCmap(), font["hmtx"]
        by_width: dict[int, str] = {}
        for letter in letters():
            if ord(letter) in glyphs:
                width = advances[glyphs[ord(letter)]][0]
                by_width[width] = by_width.get(width, "") + letter
        written.append(f"{name} = {{\n")
        written += [f"    {width}: {_literal(by_width[width])},\n" for width in sorted(by_width)]
        written.append("}\n")
    return "".join(written).replace("}\n", "}\n\n", 3)


def _literal(text: str) -> str:
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "\\u00a0")
    lines = [shown[i : i + 90] for i in range(0, len(shown), 90)]
    if len(lines) == 1:
        return f'"{lines[0]}"'
    return "(\n" + "".join(f'        "{line}"\n' for line in lines) + "    )"


if __name__ == "__main__":
    found = font_files()
    assert found, "fonts-liberation2 is not installed"
    target = Path(__file__).parents[2] / "planforge" / "document" / "times_widths.py"
    target.write_text(table(found), encoding="utf-8")
