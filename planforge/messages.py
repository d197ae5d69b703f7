"""The language planforge speaks to its user: Vietnamese, or English through a gettext catalogue.

The Vietnamese sentence is the key (`_("tệp rỗng")`), so that the code reads as the clerk will; the English
one stands in `locale/en/LC_MESSAGES/planforge.po`. Sentences with values are filled after translation:
`_("không có khóa “{key}”").format(key=key)`.
"""

import gettext
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"
LANGUAGES = ("vi", "en")

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "vi"


def use_language(language: str) -> None:
    """From here on messages are in `language` (`vi` or `en`); anything else is taken for Vietnamese."""
    global _current, _language
    _language = language if language in LANGUAGES else "vi"
    _current = gettext.NullTranslations()
    if _language != "vi":
        _current = gettext.translation("planforge", LOCALE_DIR, languages=[_language], fallback=True)


def language() -> str:
    """The language in use, `vi` or `en`."""
    return _language


def _(message: str) -> str:
    """`message` in the language in use."""
    return _current.gettext(message)
