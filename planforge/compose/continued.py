"""Merged cells that cross a page: where they stand, and their text again on the new page with “(tiếp theo)”."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from planforge.document.blocks import Block, Cell, CellParagraph, Document, Merge, Paper, Row, Table
from planforge.document.inlines import Text, plain_text

AGAIN = " (tiếp theo)"

Pages = Mapping[str, int]
"""The page that each anchor stands on, from 1."""


def has_repeated(paper: Paper) -> bool:
    """Whether a table of `paper` asks for its merged cells to be repeated."""
    return any(isinstance(block, Table) and block.repeated for page in paper.pages for block in page.blocks)


def anchored(paper: Paper) -> Paper:
    """`paper` with a name at the first letter of each row of such a table."""
    return _with_tables(paper, _anchored)


def continued(paper: Paper, pages: Pages) -> Paper:
    """`paper`, none of whose merged cells crosses from one of the `pages` of its anchors to the next."""
    return _with_tables(paper, lambda table, name: _cut(table, _breaks(table, name, pages)))


def breaks(paper: Paper, pages: Pages) -> tuple[tuple[int, ...], ...]:
    """For each such table the rows that begin a page."""
    return tuple(
        _breaks(block, _name(page_number, number), pages)
        for page_number, page in enumerate(paper.pages)
        for number, block in enumerate(page.blocks)
        if isinstance(block, Table) and block.repeated
    )


def _with_tables(paper: Paper, change: Callable[[Table, str], Table]) -> Paper:
    pages = tuple(
        replace(
            page,
            blocks=tuple(
                _changed(block, change, _name(page_number, number)) for number, block in enumerate(page.blocks)
            ),
        )
        for page_number, page in enumerate(paper.pages)
    )
    if isinstance(paper, Document):
        return replace(paper, appendices=pages)
    return replace(paper, pages=pages)


def _changed(block: Block, change: Callable[[Table, str], Table], name: str) -> Block:
    return change(block, name) if isinstance(block, Table) and block.repeated else block


def _name(page: int, table: int) -> str:
    return f"t{page}x{table}"


def _anchor(name: str, row: int) -> str:
    return f"{name}r{row}"


def _anchored(table: Table, name: str) -> Table:
    return replace(
        table, rows=tuple(_anchored_row(row, _anchor(name, number)) for number, row in enumerate(table.rows))
    )


def _anchored_row(row: Row, anchor: str) -> Row:
    """`row` with its anchor in a cell of its own: one that continues a merge stands where the merge began."""
    own = max(index for index, cell in enumerate(row.cells) if cell.merge != "continue")
    cell = row.cells[own]
    first, *others = cell.paragraphs or (CellParagraph(()),)
    marked = replace(cell, paragraphs=(replace(first, anchor=anchor), *others))
    return replace(row, cells=(*row.cells[:own], marked, *row.cells[own + 1 :]))


def _breaks(table: Table, name: str, pages: Pages) -> tuple[int, ...]:
    found = [pages.get(_anchor(name, number)) for number in range(len(table.rows))]
    return tuple(
        number
        for number in range(1, len(found))
        if (here := found[number]) is not None and (above := found[number - 1]) is not None and here > above
    )


def _cut(table: Table, rows: tuple[int, ...]) -> Table:
    """`table` with the merged cells of its repeated columns cut above each of `rows`."""
    cut = list(table.rows)
    for column in table.repeated:
        cells = _cut_column([row.cells[column] if len(row.cells) > column else None for row in table.rows], rows)
        cut = [
            row if cell is None else replace(row, cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))
            for row, cell in zip(cut, cells, strict=True)
        ]
    return replace(table, rows=tuple(cut))


def _cut_column(cells: list[Cell | None], rows: tuple[int, ...]) -> list[Cell | None]:
    """The cells of one column, a row that spans columns as None; merges that cross one of `rows` begin there anew."""
    begun: Cell | None = None
    made: list[Cell | None] = []
    for number, cell in enumerate(cells):
        if cell is not None and cell.merge == "start":
            begun = cell
        elif cell is not None and cell.merge == "continue" and number in rows and begun is not None:
            cell = replace(begun, paragraphs=_again(begun.paragraphs))
        made.append(cell)
    return [_remerged(cell, made[number + 1] if number + 1 < len(made) else None) for number, cell in enumerate(made)]


def _remerged(cell: Cell | None, below: Cell | None) -> Cell | None:
    """`cell` with a merge that still holds: one that nothing continues any more is none."""
    if cell is None or cell.merge != "start":
        return cell
    merge: Merge = "start" if below is not None and below.merge == "continue" else "none"
    return replace(cell, merge=merge)


def _again(paragraphs: tuple[CellParagraph, ...]) -> tuple[CellParagraph, ...]:
    """The text of a cell once more: a number as it is, a name with “(tiếp theo)”; a footnote is not called twice."""
    if not paragraphs or all(plain_text(part.content).isdecimal() for part in paragraphs):
        return paragraphs
    *others, last = (
        replace(part, anchor="", content=tuple(inline for inline in part.content if isinstance(inline, Text)))
        for part in paragraphs
    )
    return (*others, replace(last, content=(*last.content, Text(AGAIN, italic=True))))
