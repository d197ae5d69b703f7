"""One spelling for what clerks spell in many ways, so that the rules have to know one only.

“Trước ngày 30 tháng 11 năm 2026” becomes `trước ngày 30/11/2026`, “Q.II, III năm 2026” `quý ii, iii/2026`,
“hàng quí” `hằng quý`. Nothing is dropped but a bullet before the phrase and the stop after it.
"""

import re

from planforge.vietnamese import same_words

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_NUMERAL = r"(?:\d{1,2}|i{1,3}|iv)"

_SPELLINGS = tuple(
    (sign, re.compile(pattern), replacement)
    for sign, pattern, replacement in (
        ("q", r"\b(?:qúy|quí|qúi)\b", "quý"),
        ("q", r"\bq\.? ?(?=(?:i{1,3}|iv|\d)\b)", "quý "),
        ("hàng", r"\bhàng\b", "hằng"),
        ("", r"\b(quý|tháng|ngày|năm|tuần)(?=\d)", r"\1 "),
        ("/", r" ?/ ?", "/"),
        ("/", r"\bt\.? ?(\d{1,2}/\d{4})\b", r"tháng \1"),
        (",", r" ?, ?", ", "),
        ("(", r"\( ", "("),
        (")", r" \)", ")"),
        ("c", r"\b(?:các|những) (?=(?:ngày|tháng|quý|năm) [\di])", ""),
        ("hết năm", r"\bhết năm\b(?! \d)", "hết cả năm"),
        (".", r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", r"\1/\2/\3"),
        ("-", r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b", r"\1/\2/\3"),
        # the day before its month, not “tuần 2 tháng 6” and not “3 tháng 1 lần”
        ("tháng", r"(?<!tuần )(?<!tuần thứ )\b(\d{1,2}) tháng (\d{1,2})\b(?! lần)", r"\1/\2"),
        # a month, quarter or day before its year, not “5 năm 2026-2030”
        ("", rf"((?:tháng |quý |ngày |/|, |và |- ?|đến |tới |[&+] ?){_NUMERAL})(?:,? năm |-)(\d{{4,}})\b", r"\1/\2"),
    )
)
"""A sign without which there is nothing to do, what is written, what the rules know."""


def folded(phrase: str) -> str:
    """`phrase` in small letters and in the one spelling the rules are written in."""
    text = same_words(phrase).translate(_DASHES)
    for sign, pattern, replacement in _SPELLINGS:
        if sign in text:
            text = pattern.sub(replacement, text)
    return text.lstrip("-+ ").rstrip(".,: ")
