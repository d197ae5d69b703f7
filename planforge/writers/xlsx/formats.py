"""The looks of cells and letters: a workbook makes each once."""

from functools import cache
from typing import Any

from xlsxwriter import Workbook

from planforge.document.inlines import Text

FONT = {"font_name": "Times New Roman", "font_size": 12}
_BORDER = {"border": 1, "text_wrap": True}


class Formats:
    """The formats of one workbook, made when they are first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._made = cache(lambda settings: book.add_format({**FONT, **dict(settings)}))

    def _format(self, **settings: Any) -> Any:
        return self._made(tuple(sorted(settings.items())))

    @property
    def heading(self) -> Any:
        """A cell of the heading row."""
        return self._format(**_BORDER, bold=True, align="center", valign="vcenter", bg_color="#E7E6E6")

    @property
    def group(self) -> Any:
        """The row of a group."""
        return self._format(**_BORDER, bold=True, valign="vcenter", bg_color="#F5F5F5")

    @property
    def hidden(self) -> Any:
        """The keys of rows."""
        return self._format(font_color="#808080")

    def cell(self, alignment: str, highlight: bool = False) -> Any:
        """A cell of a row."""
        fill = {"bg_color": "#FFFF00"} if highlight else {}
        return self._format(**_BORDER, valign="top", align=alignment, **fill)

    def line(self, alignment: str, bold: bool = False, italic: bool = False) -> Any:
        """A line above or between the tables."""
        return self._format(text_wrap=True, valign="vcenter", align=alignment, bold=bold, italic=italic)

    def letters(self, text: Text, bold: bool = False) -> Any:
        """The typeface of some letters inside a cell."""
        return self._format(bold=text.bold or bold, italic=text.italic)
