"""Message cases: Markdown that says which files there are, which command is run, and what it prints.

A case is a section `## A sentence` with, in this order:

    ```yaml ke-hoach.yaml        a file; after its name may stand an encoding (utf-16, windows-1258, utf-8-sig),
    ```                          `nfd`, `escapes` (\\x0b and \\u200b are what they say, as they are in
                                 commands) or `repeated 400000`
    ```frame mau.docx            the built-in Word frame with changes, a line each: what is there → what shall be
    ```
    ```xlsx bang.xlsx            a workbook, see `workbook_cases.py`
    ```
    ```stdin                     what is typed when the command asks
    ```
    ```console
    $ planforge validate ke-hoach.yaml
    ke-hoach.yaml:3:7: error[…]: …          what goes to stdout
    2> 1 tệp: 1 lỗi                         what goes to stderr
    => 1                                    the exit code
    ```

Several commands may follow one another in a console block; `cat` and a file shows what was written. `[…]` alone on a
line stands for any lines. What depends on the machine or the day is written `<đây>`, `<mẫu có sẵn>`, `<lúc>`,
`<phiên bản>`.
"""

import codecs
import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from planforge import __version__
from planforge.cli.main import main
from planforge.messages import use_language
from planforge.settings import builtin_templates
from tests.support.frames import changed_frame
from tests.support.workbook_cases import workbook

ANY_LINES = "[…]"


@dataclass(frozen=True)
class Block:
    """A fenced block: what stands after the fence (`yaml ke-hoach.yaml`), its text, where that begins and ends."""

    info: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """One section of a file of cases."""

    file: Path
    title: str
    blocks: tuple[Block, ...]

    @property
    def console(self) -> Block:
        """The commands, and what is printed."""
        return next(block for block in self.blocks if block.info == "console")

    @property
    def commands(self) -> list[str]:
        """What is typed after each `$`."""
        return [line.removeprefix("$ ") for line in self.console.text.split("\n") if line.startswith("$ ")]


_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```(\S[^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def cases_in(file: Path) -> list[Case]:
    """Every case of `file`, in order."""
    text = file.read_text(encoding="utf-8")
    titles = list(_SECTION.finditer(text))
    ends = [title.start() for title in titles[1:]] + [len(text)]
    return [
        Case(file, title[1], tuple(_blocks(text, title.end(), end))) for title, end in zip(titles, ends, strict=True)
    ]


def _blocks(text: str, start: int, end: int) -> Iterator[Block]:
    for fence in _FENCE.finditer(text, start, end):
        yield Block(fence[1], fence[2], fence.start(2), fence.end(2))


# what a case needs


def write_files(case: Case, folder: Path) -> None:
    """The files of `case`, in `folder`."""
    for block in case.blocks:
        kind, *rest = block.info.split()
        if rest:
            file = folder / rest[0]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_bytes(kind, block.text, rest[1:]))


def _bytes(kind: str, text: str, options: list[str]) -> bytes:
    match kind:
        case "frame":
            return _frame(text)
        case "xlsx":
            return workbook(text)
    return _encoded(text, options)


def _frame(changes: str) -> bytes:
    return changed_frame([tuple(line.split(" → ")) for line in changes.splitlines()])


def _encoded(text: str, options: list[str]) -> bytes:
    encoding = "utf-8"
    for index, option in enumerate(options):
        if option == "nfd":
            text = unicodedata.normalize("NFD", text)
        elif option == "escapes":
            text = _unescaped(text)
        elif option == "repeated":
            text *= int(options[index + 1])
        elif not option.isdigit():
            encoding = codecs.lookup(option).name
    return text.encode(encoding)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(?:x(\w{2})|u(\w{4}))", lambda match: chr(int(match[1] or match[2], 16)), text)


# running


class _Recorder(io.RawIOBase):
    """A stream that notes what is written, with what is written to its neighbour, in order."""

    def __init__(self, prefix: bytes, said: list[tuple[bytes, bytes]]) -> None:
        self.prefix, self.said = prefix, said

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.said.append((self.prefix, bytes(data)))
        return len(data)


def printed(case: Case, folder: Path) -> str:
    """What the console block of `case` should hold: each command, what it prints, its exit code."""
    stdin = next((block.text for block in case.blocks if block.info == "stdin"), "")
    lines = []
    for command in case.commands:
        lines += [f"$ {command}", *run(command, folder, stdin)]
    return "\n".join(lines) + "\n"


def run(command: str, folder: Path, stdin: str = "") -> list[str]:
    """The lines that `command` prints in `folder`, those to stderr with `2> ` before them, and `=> ` its exit code."""
    words = [_unescaped(word) for word in shlex.split(command)]
    if words[0] == "cat":
        return [*_text_lines(folder / words[1]), "=> 0"]
    start = words.index("planforge")
    settings = dict(word.split("=", 1) for word in words[:start])
    said: list[tuple[bytes, bytes]] = []
    with contextlib.chdir(folder), _process(settings, stdin, said):
        try:
            main(words[start + 1 :])
            code: object = 0
        except SystemExit as leave:
            code = leave.code
    return [*_lines(said, folder), f"=> {int(code or 0)}"]  # type: ignore[call-overload]


def _text_lines(file: Path) -> list[str]:
    return [line.rstrip() for line in file.read_text(encoding="utf-8").splitlines()]


@contextlib.contextmanager
def _process(settings: Mapping[str, str], stdin: str, said: list[tuple[bytes, bytes]]) -> Iterator[None]:
    """What a new process would have: its own streams, its environment, its commands not loaded yet."""
    before = dict(os.environ), sys.stdin, sys.stdout, sys.stderr
    for name in [name for name in sys.modules if re.fullmatch(r"planforge\.cli\.(?!main|console)\w+", name)]:
        del sys.modules[name]  # their help is in the language of the first run
    os.environ.pop("PLANFORGE_LANG", None)
    os.environ.pop("PLANFORGE_LIBREOFFICE", None)
    os.environ.update({"COLUMNS": "100", **settings})
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8")), encoding="utf-8")
    sys.stdout = _writer(b"", said)
    sys.stderr = _writer(b"2> ", said)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.environ.clear()
        os.environ.update(before[0])
        sys.stdin, sys.stdout, sys.stderr = before[1:]
        use_language("vi")


def _writer(prefix: bytes, said: list[tuple[bytes, bytes]]) -> io.TextIOWrapper:
    return io.TextIOWrapper(_Recorder(prefix, said), encoding="utf-8", newline="\n", write_through=True)  # type: ignore[arg-type]


def _lines(said: list[tuple[bytes, bytes]], folder: Path) -> list[str]:
    lines: list[str] = []
    open_line: bytes | None = None
    for prefix, data in said:
        for piece in re.findall(r"[^\n]*\n|[^\n]+", data.decode("utf-8")):
            if open_line != prefix:
                lines.append(prefix.decode())
            lines[-1] += piece.rstrip("\n")
            open_line = None if piece.endswith("\n") else prefix
    return [_without_machine(line, folder).rstrip() for line in lines]


def _without_machine(line: str, folder: Path) -> str:
    for path, name in ((folder, "<đây>"), (builtin_templates(), "<mẫu có sẵn>")):
        line = line.replace(str(path), name)
    line = re.sub(r"\d{4}-\d{2}-\d{2}-\d{6}", "<lúc>", line)
    return line.replace(f"planforge {__version__}", "planforge <phiên bản>")


# comparing, and writing down


def agree(expected: str, made: str) -> bool:
    """True when `made` is what `expected` says, whose `[…]` stands for any lines."""
    parts = f"\n{expected}".split(f"\n{ANY_LINES}\n")
    pattern = r"\n(?:.*\n)*".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, f"\n{made}") is not None


def accept_output(case: Case, made: str) -> None:
    """Write `made` down in the file of `case`, which other tests may be changing at the same time."""
    if agree(case.console.text, made):
        return
    with _alone(case.file):
        fresh = next(found for found in cases_in(case.file) if found.title == case.title)
        text = case.file.read_text(encoding="utf-8")
        start, end = fresh.console.start, fresh.console.end
        case.file.write_text(text[:start] + made + text[end:], encoding="utf-8")


@contextlib.contextmanager
def _alone(file: Path) -> Iterator[None]:
    lock = Path(tempfile.gettempdir()) / f"planforge-{file.stem}.lock"
    for _attempt in range(200):
        with contextlib.suppress(FileExistsError):
            lock.mkdir()
            break
        time.sleep(0.05)
    try:
        yield
    finally:
        lock.rmdir()
