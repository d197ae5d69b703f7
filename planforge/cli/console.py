"""How the command line speaks: which language, which letters a terminal can show, findings and errors as text."""

import codecs
import gettext
import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import click

from planforge.diagnostics import Diagnostic, Report
from planforge.errors import PlanforgeError
from planforge.messages import LANGUAGES, LOCALE_DIR, _, language, use_language
from planforge.vietnamese import without_marks

_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "→": "->", "·": "-"}


def survive_any_code_page() -> None:
    """Let text reach every terminal: a letter the code page lacks is shown without its marks, never as an error."""
    codecs.register_error("planforge", _nearest_letters)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="planforge")


def _nearest_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    plain = "".join(_PLAIN.get(letter, without_marks(letter)) for letter in text)
    shown = plain.encode(error.encoding, "replace").decode(error.encoding)
    return shown, error.end


def choose_language(arguments: Sequence[str]) -> None:
    """Take the language from `--lang`, PLANFORGE_LANG or else Vietnamese, before any help text is made."""
    chosen = os.environ.get("PLANFORGE_LANG", "vi")
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
        elif argument == "--lang" and index + 1 < len(arguments):
            chosen = arguments[index + 1]
    use_language(chosen)
    # Click asks the process's own catalogue for its few sentences ("Usage:", "No such option").
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("messages", str(LOCALE_DIR))
    gettext.textdomain("messages")


class Command(click.Command):
    """A command whose `--lang` may stand anywhere, and whose help keeps its examples as they are laid out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", _("[TÙY CHỌN]"))
        super().__init__(*args, **kwargs)
        self.params.append(language_option())


class Group(click.Group):
    """A group of such commands."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", _("[TÙY CHỌN]"))
        kwargs.setdefault("subcommand_metavar", _("LỆNH …"))
        super().__init__(*args, **kwargs)
        self.params.append(language_option())


def language_option() -> click.Option:
    """`--lang`; the value was taken by `choose_language` before the command was built."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=_("Ngôn ngữ của thông báo: vi hoặc en."),
    )


def print_findings(findings: Iterable[Diagnostic], stream: TextIO | None = None) -> None:
    """Each finding as `file:line:column: severity[code]: sentence`, its hint below."""
    for finding in findings:
        click.echo(_without_place_in_no_file(finding), file=stream)


def _without_place_in_no_file(finding: Diagnostic) -> str:
    """`finding` as text; a value given on the command line stands in no line and no column."""
    place = str(finding.place)
    return str(finding).replace(place, finding.place.file, 1) if place.startswith("--set ") else str(finding)


def findings_json(findings: Iterable[Diagnostic]) -> str:
    """The findings as a JSON list."""
    return json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=2)


def say(message: str) -> None:
    """Talk to the person at the terminal; results go to stdout instead."""
    click.echo(message, err=True)


def say_error(error: PlanforgeError) -> None:
    """Why planforge stops, and what to do about it."""
    say(_("lỗi: {message}").format(message=error.message))
    if error.hint:
        say("  " + _("gợi ý: {hint}").format(hint=error.hint))


def counted(reports: Sequence[Report]) -> str:
    """`2 lỗi, 1 cảnh báo, 1 lời khuyên` of all `reports` together."""
    kinds = (
        (_("{count} lỗi"), sum(report.errors for report in reports)),
        (_("{count} cảnh báo"), sum(report.warnings for report in reports)),
        (_("{count} lời khuyên"), sum(report.advice for report in reports)),
    )
    return ", ".join(words.format(count=count) for words, count in kinds if count) or _("không có lỗi")
