"""How the web page looks: the named values of the layout, and one style sheet that is set by them."""

from planforge.document.page_layout import PageLayout, layout_names

_TYPEFACE = '"Times New Roman", Tinos, "Liberation Serif", serif'

_SINGLE = 1.15
"""Word's single spacing of Times New Roman, as a multiple of the size of its letters."""

AGENCY_SHARE = 0.4
"""The part of the letterhead's width that the agency has; quốc hiệu needs the rest to stay on one line."""


def page_style(layout: PageLayout) -> str:
    """The CSS of a document in `layout`, for a screen and for a printer; no file or typeface from outside."""
    return _measures(layout) + _pages(layout) + _STYLE


def _measures(layout: PageLayout) -> str:
    """What the layout decides, as named values for the style sheet: `table_size` is `--table-size`."""
    sizes = {name: getattr(layout, name) for name in layout_names() if name.endswith("_size")}
    named = "".join(f"  --{name.replace('_', '-')}: {size:g}pt;\n" for name, size in sizes.items())
    return f"""\
:root {{
{named}  --indent: {layout.first_line_indent:g}mm;
  --gap: {layout.paragraph_gap:g}pt;
  --signature-gap: {layout.signature_gap:g}pt;
  --single: {_SINGLE:g};
  --spacing: {_SINGLE * layout.line_spacing:g};
  --margins: {_margins(layout)};
  --landscape-margins: {_landscape_margins(layout)};
  --letterhead: minmax(0, {100 * AGENCY_SHARE:g}fr) minmax(max-content, {100 - 100 * AGENCY_SHARE:g}fr);
  --typeface: {_TYPEFACE};
}}
"""


def _pages(layout: PageLayout) -> str:
    """The pages of a printer, numbered in the top margin from the second one on (PL I-I.7)."""
    return f"""\
@page {{
  size: A4 portrait; margin: {_margins(layout)};
  @top-center {{
    content: counter(page); padding-top: {layout.header_distance:g}mm; vertical-align: top;
    font: {layout.page_number_size:g}pt {_TYPEFACE};
  }}
}}
@page :first {{ @top-center {{ content: none; }} }}
@page phu-luc-ngang {{ size: A4 landscape; margin: {_landscape_margins(layout)}; }}
"""


def _margins(layout: PageLayout) -> str:
    return _lengths(layout.margin_top, layout.margin_right, layout.margin_bottom, layout.margin_left)


def _landscape_margins(layout: PageLayout) -> str:
    """The margins turned with the paper, as Word turns them."""
    return _lengths(layout.margin_left, layout.margin_top, layout.margin_right, layout.margin_bottom)


def _lengths(*millimetres: float) -> str:
    return " ".join(f"{length:g}mm" for length in millimetres)


_STYLE = """\
* { box-sizing: border-box; }
html { background: #e6e6e6; }
body {
  margin: 0; color: #000; font: var(--body-size)/var(--single) var(--typeface); overflow-wrap: break-word;
}
p, h1, h2, h3, h4, h5, h6, ul { margin: 0; padding: 0; font-size: inherit; }
b { font-weight: bold; }
mark { background: #ff0; color: inherit; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
sup { font-size: 65%; line-height: 0; }
sup a { color: inherit; text-decoration: none; }
.sheet {
  width: 210mm; min-height: 297mm; margin: 8mm auto; padding: var(--margins);
  background: #fff; box-shadow: 0 1px 8px rgb(0 0 0 / 30%);
}
.sheet.landscape { width: 297mm; min-height: 210mm; padding: var(--landscape-margins); }
.agency::after, .title::after {
  content: ""; display: block; width: var(--rule); max-width: 100%; margin: 2pt auto 0;
  border-top: 0.75pt solid #000;
}

.letterhead {
  display: grid; grid-template-columns: var(--letterhead); row-gap: 3pt;
  text-align: center; text-wrap: balance;
}
.parent-body, .issuing-body { font-size: var(--agency-size); }
.issuing-body, .national-name, .national-motto, .draft-mark { font-weight: bold; }
.national-name { font-size: var(--national-name-size); }
.national-motto {
  width: fit-content; margin: 0 auto; padding-bottom: 1.5pt; border-bottom: 0.75pt solid #000;
  font-size: var(--national-motto-size);
}
.reference, .draft-mark { font-size: var(--reference-size); }
.place-and-date { font-size: var(--date-size); font-style: italic; }
.draft-mark { padding-top: 3pt; }
.draft-mark span { display: inline-block; padding: 1pt 8pt; border: 0.75pt solid #000; }

.title { margin: 12pt 0; text-align: center; text-wrap: balance; break-inside: avoid; break-after: avoid; }
.title h1 { font-size: var(--title-size); }
.title h2, .appendix-title { font-size: var(--appendix-title-size); }
.subject { margin-top: 3pt; font-size: var(--subject-size); }
.subject, .appendix-title { font-weight: bold; }
.attached { font-style: italic; }
.appendix .title { margin-top: 0; }

.sheet > p, .sheet > h2, .sheet > h3, .sheet > h4, .sheet > h5, .sheet > h6 {
  margin-bottom: var(--gap); line-height: var(--spacing); text-align: justify; text-indent: var(--indent);
  orphans: 2; widows: 2;
}
.sheet > h2, .sheet > h3, .sheet > h4, .sheet > h5, .sheet > h6, .keep-next { break-after: avoid; }
.plain { font-weight: normal; }
.legal-basis { font-style: italic; }

table {
  width: 100%; margin-bottom: var(--gap); border-collapse: collapse; table-layout: fixed;
  font-size: var(--table-size);
}
th, td { padding: 1pt 1.2mm; border: 0.75pt solid #000; text-align: left; vertical-align: top; }
th { text-align: center; vertical-align: middle; }
td p + p { margin-top: 2pt; }
td.center { text-align: center; }
td.justify { text-align: justify; }
td.bold, .group td { font-weight: bold; }
thead, .group { break-inside: avoid; break-after: avoid; }

.signing { display: grid; grid-template-columns: 75fr 90fr; margin-top: 12pt; break-inside: avoid; }
.recipients-label { font-size: var(--recipients-label-size); font-weight: bold; font-style: italic; }
.recipients ul { font-size: var(--recipients-size); list-style: none; }
.braced { display: flex; align-items: center; gap: 1mm; }
.braced div { position: relative; padding-right: 3.5mm; }
.braced svg { position: absolute; top: 0; right: 0; width: 2.5mm; height: 100%; }
.braced path { fill: none; stroke: #000; stroke-width: 1px; vector-effect: non-scaling-stroke; }
.signature { font-size: var(--signature-size); font-weight: bold; text-align: center; }
.signer { margin-top: var(--signature-gap); }

.footnotes { margin-top: 18pt; font-size: 10pt; text-align: justify; }
.footnotes::before {
  content: ""; display: block; width: 50mm; margin-bottom: 3pt; border-top: 0.75pt solid #000;
}
.footnotes sup { font-size: 75%; }

@media screen and (max-width: 220mm) {
  .sheet, .sheet.landscape {
    width: auto; min-height: 0; margin: 0 0 4mm; padding: 8mm 5vw; overflow-x: auto;
  }
  .letterhead, .signing { display: block; }
  .letterhead > *, .signing > * { margin-bottom: 6pt; }
  table { min-width: 150mm; }
  .landscape table { min-width: 240mm; }
}
@media print {
  html { background: none; }
  .sheet, .sheet.landscape { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }
  .appendix { break-before: page; }
  .landscape { page: phu-luc-ngang; }
}
"""
