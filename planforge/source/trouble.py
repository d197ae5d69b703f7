"""What YAML's parser stumbles over, said as a clerk would need it said.

The parser stops at the first stumble. Most are a sign inside a sentence that YAML takes for its own; such a
sign is named, read as a plain letter, and reading goes on, so that one run shows them all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from planforge.diagnostics import Code, Place
from planforge.messages import _
from planforge.source.text import SourceText

KEY = re.compile("[a-z][a-z0-9_]*")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*([a-z][a-z0-9_]*):\S")
_LIST_SIGNS = re.compile(r"\s*(?:- +)*")
_COLON = re.compile(r":(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file cannot be read on, and the `signs` (offsets) that may be read as letters to read on after all."""

    code: Code
    message: str
    place: Place
    hint: str | None = None
    signs: tuple[int, ...] = ()


def quote_hint() -> str:
    """What to do with a sentence in which YAML sees a sign of its own."""
    return _("đặt cả câu trong ngoặc kép hoặc viết sau >-")


def backslash_hint() -> str:
    """What to do with a backslash in double quotes, where it begins a sign of YAML's own."""
    return _("trong ngoặc kép dấu \\ phải viết là \\\\")


def with_letters(text: str, offsets: tuple[int, ...]) -> str:
    """`text` with the ASCII signs at `offsets` in their full width, which mean nothing to YAML; nothing moves."""
    letters = list(text)
    for offset in offsets:
        if "!" <= letters[offset] <= "~":
            letters[offset] = chr(ord(letters[offset]) + 0xFEE0)
    return "".join(letters)


def explain(error: yaml.YAMLError, source: SourceText) -> Trouble:
    """`error` as the first rule that knows it puts it."""
    stumble = _stumble(error, source)
    for rule in _RULES:
        if (trouble := rule(stumble)) is not None:
            return trouble
    message = _("không đọc được YAML: {problem}").format(problem=stumble.problem)
    return Trouble(Code.YAML_SYNTAX, message, stumble.place())


@dataclass(frozen=True, slots=True)
class _Stumble:
    """The parser's view: what it says, where it stands, where what it was reading began; all count from 0."""

    source: SourceText
    problem: str
    context: str
    line: int
    column: int
    start: tuple[int, int]

    @property
    def lines(self) -> list[str]:
        return self.source.text.split("\n")

    @property
    def text(self) -> str:
        """The line it stands in."""
        return self.line_at(self.line)

    @property
    def sign(self) -> str:
        """The character it stands at."""
        return self.text[self.column : self.column + 1]

    def line_at(self, line: int) -> str:
        return "".join(self.lines[line : line + 1])

    def line_before(self) -> tuple[int, str]:
        """The nearest line above with something in it that is no comment."""
        for line in range(self.line - 1, -1, -1):
            if (text := self.line_at(line)).strip() and not text.lstrip().startswith("#"):
                return line, text
        return 0, ""

    def place(self, at: tuple[int, int] | None = None) -> Place:
        line, column = at or (self.line, self.column)
        return Place(self.source.name, line + 1, column + 1)

    def offset(self, line: int, column: int) -> int:
        return self.source.offset(self.place((line, column)))

    def signs(self, line: int, column: int) -> tuple[int, ...]:
        """The sign there, and what YAML would stumble over next in the same sentence: its colons."""
        start, text = self.offset(line, column), self.line_at(line)[column:]
        return (start, *(start + match.start() for match in _COLON.finditer(text)))


def _stumble(error: yaml.YAMLError, source: SourceText) -> _Stumble:
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return _Stumble(
        source,
        str(getattr(error, "problem", None) or error),
        str(getattr(error, "context", None) or ""),
        line,
        column,
        (start.line, start.column) if start else (line, column),
    )


def _tab(at: _Stumble) -> Trouble | None:
    indent = at.text[: len(at.text) - len(at.text.lstrip())]
    if at.sign != "\t" and "\t" not in indent:
        return None
    column = at.column if at.sign == "\t" else indent.index("\t")
    return Trouble(
        Code.TAB_INDENT,
        _("dòng này thụt vào bằng phím Tab"),
        at.place((at.line, column)),
        _("thay mỗi Tab bằng hai dấu cách"),
    )


def _colon(at: _Stumble) -> Trouble | None:
    if "mapping values are not allowed" not in at.problem:
        return None
    begin = _LIST_SIGNS.match(at.text)
    assert begin is not None
    if KEY.fullmatch(at.text[begin.end() : at.column]):
        return _key_after_text(at, begin.end())
    colons = (match.start() for match in _COLON.finditer(at.text))
    signs = [colon for colon in colons if not KEY.fullmatch(at.text[begin.end() : colon])]
    offsets = tuple(at.offset(at.line, colon) for colon in signs)
    return Trouble(Code.COLON_IN_TEXT, _("câu có dấu hai chấm"), at.place(), quote_hint(), offsets)


def _key_after_text(at: _Stumble, column: int) -> Trouble:
    """A key that the parser reads as the second line of the text above it."""
    line, above = at.line_before()
    if match := _KEY_WITHOUT_SPACE.match(above):
        return _no_space(at, line, match)
    return Trouble(
        Code.YAML_SYNTAX,
        _("dòng này thụt sâu hơn dòng trên"),
        at.place((at.line, column)),
        _("các khóa cùng cấp phải thẳng hàng"),
    )


def _no_space(at: _Stumble, line: int, match: re.Match[str]) -> Trouble:
    return Trouble(
        Code.YAML_SYNTAX,
        _("thiếu dấu cách sau dấu hai chấm"),
        at.place((line, match.end(1))),
        _("viết `{key}: …`").format(key=match[1]),
    )


def _line_that_is_no_key(at: _Stumble) -> Trouble | None:
    if "could not find expected ':'" not in at.problem:
        return None
    line = at.start[0]
    text = at.line_at(line)
    if match := _KEY_WITHOUT_SPACE.match(text):
        return _no_space(at, line, match)
    if KEY.fullmatch(text.strip()):
        message = _("thiếu dấu hai chấm sau `{key}`").format(key=text.strip())
        return Trouble(Code.YAML_SYNTAX, message, at.place(at.start))
    return Trouble(
        Code.YAML_SYNTAX,
        _("dòng này không phải `khóa: giá trị`, cũng không phải mục của danh sách"),
        at.place(at.start),
        _("thêm dấu gạch đầu dòng, dấu hai chấm sau khóa, hoặc thụt vào cho thẳng với câu ở trên"),
    )


def _open_bracket(at: _Stumble) -> Trouble | None:
    signs = {"',' or ']'": "[", "',' or '}'": "{"}
    sign = next((sign for words, sign in signs.items() if words in at.problem), None)
    if sign is None:
        return None
    same_line = at.start[0] == at.line
    if at.text.startswith("{{", at.column):
        return _placeholder_in_brackets(at, sign)
    if at.sign == ":" and same_line:
        colon = (at.offset(at.line, at.column),)
        return Trouble(Code.COLON_IN_TEXT, _("câu có dấu hai chấm"), at.place(), quote_hint(), colon)
    message = _("từ đây thiếu dấu phẩy, hoặc ngoặc {sign} chưa đóng") if same_line else _("ngoặc {sign} chưa đóng")
    return Trouble(
        Code.YAML_SYNTAX,
        message.format(sign=sign),
        at.place() if same_line else at.place(at.start),
        _("nếu {sign} là chữ trong câu: {do}").format(sign=sign, do=quote_hint()),
    )


def _placeholder_in_brackets(at: _Stumble, sign: str) -> Trouble:
    closing = at.text.find("}}", at.column)
    braces = (at.column, at.column + 1, *((closing, closing + 1) if closing >= 0 else ()))
    return Trouble(
        Code.YAML_SYNTAX,
        _("câu có {{ }} nằm trong ngoặc {sign} phải đặt trong ngoặc kép").replace("{sign}", sign),
        at.place(),
        _('viết "… {{ year }} …", hoặc viết mỗi mục ở một dòng'),
        tuple(at.offset(at.line, column) for column in braces),
    )


def _open_quote(at: _Stumble) -> Trouble | None:
    if "found unexpected end of stream" not in at.problem:
        return None
    return Trouble(Code.YAML_SYNTAX, _("dấu nháy mở ở đây chưa đóng"), at.place(at.start))


def _text_after_end(at: _Stumble) -> Trouble | None:
    before = at.text[: at.column].rstrip()[-1:]
    if "did not find expected" not in at.problem or before not in tuple("]}\"'"):
        return None
    return Trouble(
        Code.YAML_SYNTAX,
        _("còn chữ sau dấu {sign}, mà ở đó YAML coi câu đã hết").format(sign=before),
        at.place(),
        quote_hint(),
    )


def _out_of_line(at: _Stumble) -> Trouble | None:
    if "did not find expected '-' indicator" in at.problem:
        message = _("dòng này nằm trong danh sách nhưng không bắt đầu bằng dấu gạch")
        return Trouble(Code.YAML_SYNTAX, message, at.place(), _("thêm dấu gạch đầu dòng, hoặc xem lại cách thụt dòng"))
    if "did not find expected key" not in at.problem:
        return None
    if at.sign == "-":
        message = _("dấu gạch đầu dòng này đặt sai chỗ")
        return Trouble(Code.YAML_SYNTAX, message, at.place(), _("các mục của một danh sách phải thẳng hàng"))
    message = _("dòng này thụt không thẳng hàng với các dòng trên")
    return Trouble(Code.YAML_SYNTAX, message, at.place(), _("các khóa cùng cấp phải thẳng hàng"))


def _sign_first(at: _Stumble) -> Trouble | None:
    if "cannot start any token" not in at.problem and "expected node content" not in at.problem:
        return None
    message = _("câu không được bắt đầu bằng dấu {sign}").format(sign=at.sign)
    signs = at.signs(at.line, at.column) if "token" in at.problem else ()
    return Trouble(Code.YAML_SYNTAX, message, at.place(), quote_hint(), signs)


def _star_first(at: _Stumble) -> Trouble | None:
    if "scanning an alias" not in at.context:
        return None
    message = _("YAML hiểu dấu * ở đầu câu là tham chiếu")
    return Trouble(Code.STAR_IN_TEXT, message, at.place(at.start), quote_hint(), at.signs(*at.start))


def _ampersand_first(at: _Stumble) -> Trouble | None:
    if "scanning an anchor" not in at.context:
        return None
    message = _("YAML hiểu dấu & ở đầu câu là tên để tham chiếu")
    return Trouble(Code.YAML_SYNTAX, message, at.place(at.start), quote_hint(), at.signs(*at.start))


def _exclamation_first(at: _Stumble) -> Trouble | None:
    if "scanning a tag" not in at.context and "undefined tag handle" not in at.problem:
        return None
    message = _("YAML hiểu dấu ! ở đầu câu là thẻ")
    return Trouble(Code.TAG_REFUSED, message, at.place(at.start), quote_hint(), at.signs(*at.start))


def _text_beside_block_sign(at: _Stumble) -> Trouble | None:
    if "scanning a block scalar" not in at.context:
        return None
    line, column = at.start
    message = _("sau dấu {sign} phải xuống dòng rồi mới viết câu").format(sign=at.line_at(line)[column : column + 1])
    return Trouble(Code.YAML_SYNTAX, message, at.place(at.start), _("viết >- rồi xuống dòng, thụt câu vào"))


def _known_words(at: _Stumble) -> Trouble | None:
    known = {
        "block sequence entries are not allowed": _("danh sách phải bắt đầu ở dòng dưới khóa"),
        "found unknown escape character": backslash_hint(),
        "invalid Unicode character escape": backslash_hint(),
        "expected <document start>": _("sau dòng `...` hoặc `%…` không được còn nội dung khác"),
        "directive": _("dòng bắt đầu bằng dấu % không được dùng ở đây"),
        "incompatible YAML document": _("dòng bắt đầu bằng dấu % không được dùng ở đây"),
    }
    said = f"{at.problem} {at.context}"
    sentence = next((sentence for words, sentence in known.items() if words in said), None)
    return Trouble(Code.YAML_SYNTAX, sentence, at.place()) if sentence else None


_RULES: tuple[Callable[[_Stumble], Trouble | None], ...] = (
    _tab,
    _colon,
    _line_that_is_no_key,
    _open_bracket,
    _open_quote,
    _text_after_end,
    _out_of_line,
    _star_first,
    _ampersand_first,
    _exclamation_first,
    _text_beside_block_sign,
    _known_words,
    _sign_first,
)
