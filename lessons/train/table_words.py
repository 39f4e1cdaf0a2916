"""What was done to a table of the reader's, in one line, and its first rows."""

import html
from collections.abc import Iterator, Sequence

from files.decoding import UTF8
from files.table_choice import MAX_CLASSES, MAX_ROWS, Chosen
from files.table_text import Table
from ui.language import _
from ui.parameters import literal

PREVIEW_ROWS = 3
MOST_COLUMNS = 12  # in the preview
MOST_LETTERS = 24  # of a cell in it
TABLE = (
    '<div class="first-rows" tabindex="0" role="group" aria-label="{name}"><table>'
    "<thead><tr><th></th>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
)


def unnamed() -> str:
    """Return what a column without a name is called; files fills in its number."""
    return _("column {number}")


def what_was_done(name: str, table: Table, chosen: Chosen) -> str:
    """Say in one line what of a file is in use, and all that was done to it."""
    in_use = _("In use: {name}, {count} points").format(
        name=literal(name), count=f"{len(chosen.dataset.labels):,}"
    )
    return "; ".join([in_use, *_parts(table, chosen)]) + "."


def _parts(table: Table, chosen: Chosen) -> Iterator[str]:
    columns, count = chosen.columns, len(table.names)
    yield _("columns {first} and {second} of {count}").format(
        first=columns.x1 + 1, second=columns.x2 + 1, count=count
    )
    yield _("class: {name}").format(name=literal(table.names[columns.label]))
    yield from _left_out(table, chosen)
    yield from _read_as(table, chosen)


def _left_out(table: Table, chosen: Chosen) -> Iterator[str]:
    if chosen.missing == 1:
        yield _("1 row with a missing value left out")
    elif chosen.missing:
        yield _("{count} rows with missing values left out").format(count=f"{chosen.missing:,}")
    if len(chosen.classes) > MAX_CLASSES:
        words = _("{used} of {all} classes, so {count} rows left out")
        if chosen.most_frequent:
            words = _("the {used} most frequent of {all} classes, so {count} rows left out")
        yield words.format(
            used=len(chosen.dataset.classes), all=len(chosen.classes), count=f"{chosen.others:,}"
        )
    if chosen.sampled_from:
        yield _("a random sample of {most} of {all} rows, the same each time").format(
            most=f"{MAX_ROWS:,}", all=f"{chosen.sampled_from:,}"
        )
    if table.index_left_out:
        yield _("the first column, which counts the rows, left out")


def _read_as(table: Table, chosen: Chosen) -> Iterator[str]:
    if len(table.passed_over) == 1:
        yield _("row {row} above the table passed over").format(row=table.passed_over[0])
    elif table.passed_over:
        yield _("{count} rows above the table passed over").format(count=len(table.passed_over))
    if not table.header:
        yield _("no names in the file, so its first row is data")
    if table.encoding != UTF8:
        yield _("read as {encoding}").format(encoding=table.encoding)
    if "decimal_comma" in chosen.marks:
        yield _("commas read as decimal marks")
    if "thousands" in chosen.marks:
        yield _("commas read as marks of thousands")
    for first, *others in chosen.labels.joined:
        yield _("{others} taken for {name}").format(others=_listed(others), name=literal(first))
    for group in chosen.labels.alike:
        yield _("{names} are different classes").format(names=_listed(group))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(literal, names))


def preview(table: Table, chosen: Chosen) -> str:
    """Return the first rows of a table as HTML, its cells as they are written."""
    columns = chosen.columns
    used = {columns.x1: "x₁", columns.x2: "x₂", columns.label: _("class")}
    shown = sorted({*used, *range(min(len(table.names), MOST_COLUMNS))})
    heads = "".join(_head(table.names[i], used.get(i)) for i in shown)
    rows = table.cells[shown].head(PREVIEW_ROWS).itertuples(index=True)
    body = "".join(f"<tr><th>{row}</th>{_cells(cells, shown, used)}</tr>" for row, *cells in rows)
    name = html.escape(_("First rows of the file"))
    return TABLE.format(name=name, heads=heads, body=body)


def _head(name: str, use: str | None) -> str:
    mark = f"<small>{html.escape(use)}</small>" if use else ""
    return f"<th{' data-used' if use else ''}>{mark}{_cut(name)}</th>"


def _cells(cells: Sequence[str], shown: Sequence[int], used: dict[int, str]) -> str:
    return "".join(
        f"<td{' data-used' if column in used else ''}>{_cut(cell)}</td>"
        for column, cell in zip(shown, cells, strict=True)
    )


def _cut(text: str) -> str:
    return html.escape(text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…")
