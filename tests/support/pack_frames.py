"""Packs each folder of parts in `templates/frames/` into the Word file beside it (`make frames`)."""

from pathlib import Path

from planforge.writers.package import Part, zipped

FRAMES = Path(__file__).parents[2] / "templates" / "frames"


def packed(folder: Path) -> bytes:
    """The Word file made of the parts in `folder`."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return zipped([Part(file.relative_to(folder).as_posix(), file.read_bytes()) for file in files])


def sources() -> list[Path]:
    """The folders of parts, one a frame."""
    return sorted(folder for folder in FRAMES.iterdir() if folder.is_dir())


if __name__ == "__main__":
    for source in sources():
        source.with_name(source.name + ".docx").write_bytes(packed(source))
