"""Formats of numbers, as Excel writes them: which parts of a day, or which digits and words, a cell shows."""

import re
from dataclasses import dataclass
from functools import lru_cache

_DAYS, _MONTHS, _SHORT = "dd/mm/yyyy", "mm/yyyy", "dd/mm"
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, *range(27, 32), 36, *range(50, 59)), _DAYS),
    16: _SHORT,
    17: _MONTHS,
    **dict.fromkeys((18, 20, 32, 34), "h:mm"),
    **dict.fromkeys((19, 21, 33, 35), "h:mm:ss"),
    22: f"{_DAYS} h:mm",
    **dict.fromkeys((37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((39, 40, 43, 44), "#,##0.00"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
}
"""Formats that a file names by number alone. Those of the East hold days in every language that has them."""

LONGEST_CODE = 255
"""Letters that Excel allows a format."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]?|(?P<half>AM/PM|A/P)|'
    r"(?P<general>General)|(?P<part>y+|m+|d+|h+|s+|e+)|(?P<digits>[0#?.,]+)|(?P<percent>%)|(?P<end>;)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]+)")

Tokens = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What is shown of a positive number: parts of a day (`y m d`) or time (`h min s`), or digits between words."""

    parts: frozenset[str] = frozenset()
    elapsed: bool = False
    """Hours go on counting past a day."""

    digits: int = 1
    """The least number of digits before the comma: `00` shows 08."""

    decimals: int = 0
    grouped: bool = False
    """With a sign between the thousands."""

    percent: bool = False
    before: str = ""
    after: str = ""


PLAIN = NumberFormat()


@lru_cache(maxsize=2000)
def number_format(code: str) -> NumberFormat:
    """What the format `code` shows; PLAIN for all that is not simply a day, a time or digits between words."""
    if len(code) > LONGEST_CODE:
        return PLAIN
    tokens: Tokens = []
    for match in _TOKEN.finditer(code):
        if match["end"]:
            break
        kind = match.lastgroup or ""
        tokens.append(("digits", "0") if kind == "general" else (kind, match[kind] if kind else ""))
    return _of_time(tokens) or _of_digits(tokens)


def _of_time(tokens: Tokens) -> NumberFormat | None:
    elapsed = [text for kind, text in tokens if kind == "bracket" and _ELAPSED.fullmatch(text)]
    times = [text.lower() for kind, text in tokens if kind == "part" or text in elapsed]
    parts = {_part(times, index) for index in range(len(times))}
    if parts & {"y", "m", "d"} and "e" in parts:
        parts.add("y")
    shown = frozenset(parts - {"e", "weekday"})
    return NumberFormat(shown, bool(elapsed)) if shown else None


def _part(times: list[str], index: int) -> str:
    """Which part of a day the letters at `index` are: `m` beside hours or seconds is a minute."""
    letters = times[index]
    around = "".join(times[max(index - 1, 0) : index])[-1:] + "".join(times[index + 1 : index + 2])[:1]
    if letters[0] == "m" and ("h" in around[:1] or "s" in around[-1:]):
        return "min"
    return "weekday" if letters[0] == "d" and len(letters) > 2 else letters[0]


def _of_digits(tokens: Tokens) -> NumberFormat:
    kinds = [kind for kind, _text in tokens]
    if kinds.count("digits") != 1 or {"part", "half"} & {*kinds} or ("other", "/") in tokens:
        return PLAIN
    place = kinds.index("digits")
    whole, _point, fraction = tokens[place][1].partition(".")
    before, after = _words(tokens[:place]), _words(tokens[place + 1 :])
    if "?" in whole + fraction or "," in fraction or whole.endswith(","):
        return PLAIN
    grouped = "," in whole
    return NumberFormat(
        digits=1 if grouped else max(whole.count("0"), 1),
        decimals=fraction.count("0"),
        grouped=grouped,
        percent="percent" in kinds,
        before=before,
        after=after,
    )


def _words(tokens: Tokens) -> str:
    """The letters that stand beside the digits; of a bracket only the sign of a currency."""
    words = ""
    for kind, text in tokens:
        currency = _CURRENCY.match(text) if kind == "bracket" else None
        words += text if kind in ("quoted", "escaped", "other") else currency[1] if currency else ""
    return words
