"""The order in which WordprocessingML wants its elements, and what else keeps Word from calling a file damaged.

The lists are those of ECMA-376, Part 1 (transitional schema `wml.xsd`; the complex type is named beside each).
Word repairs or refuses a file that departs from them; LibreOffice and python-docx say nothing.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from tests.support.docx_text import NS, R, W, parsed, parts_of

ORDER = {
    # CT_PPr
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    # CT_RPr, whose children are those of EG_RPrBase
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath rPrChange""",
    # CT_TblPr
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange""",
    # CT_TrPr
    "trPr": """cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden
        ins del trPrChange""",
    # CT_TcPr
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
        headers cellIns cellDel cellMerge tcPrChange""",
    # CT_SectPr
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
        sectPrChange""",
    # CT_Style
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    # CT_Styles, CT_DocDefaults
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    # CT_PBdr, CT_TblBorders, CT_TcBorders, CT_TblCellMar, CT_TcMar
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    # CT_Settings, as far as frames go
    "settings": """writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
        displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
        embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
        bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
        formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge
        revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride
        styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
        doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
        bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
        drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
        doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData
        noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter
        noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent
        alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt
        showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids
        mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
        doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults
        doNotEmbedSmartTags decimalSymbol listSeparator""",
    # CT_Tbl, CT_Row, CT_Tc, CT_R: the properties first
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
}
_ORDER = {name: {child: index for index, child in enumerate(children.split())} for name, children in ORDER.items()}
_ONCE = frozenset({"pPr", "rPr", "tblPr", "trPr", "tcPr", "pBdr", "tblBorders", "tblCellMar", "docDefaults"})
_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}


def faults_of(docx: bytes) -> list[str]:
    """Everything about a Word file that Word would have to repair, each in a line; nothing for a sound one."""
    parts = parts_of(docx)
    faults = [*_package(parts)]
    for name, data in parts.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        faults += [f"{name}: {fault}" for fault in _part(data)]
    faults += _ids(parsed(parts["word/document.xml"]), parsed(parts["word/footnotes.xml"]))
    faults += _styles(parts)
    return faults


@lru_cache(maxsize=32)
def _part(data: bytes) -> tuple[str, ...]:
    """The faults of one part; most parts are the same in every file."""
    return tuple(fault for check in (_order, _tables, _fields, _texts) for fault in check(parsed(data)))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _order(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{{{W}}}*"):
        name, children = _local(element), [_local(child) for child in element]
        if name in _ORDER:
            order = _ORDER[name]
            unknown = [child for child in children if child not in order]
            places = [order[child] for child in children if child in order]
            if unknown:
                yield f"w:{name} does not hold {', '.join(unknown)}"
            if places != sorted(places):
                yield f"w:{name} holds {' '.join(children)} in this order"
            twice = [child for child, count in Counter(children).items() if count > 1]
            if name in _ONCE and twice:
                yield f"w:{name} holds {', '.join(twice)} twice"
        if (first := _FIRST.get(name)) and first in children[1:]:
            yield f"w:{first} is not the first in w:{name}"


def _tables(root: etree._Element) -> Iterator[str]:
    for table in root.iter(_w("tbl")):
        columns = table.findall("w:tblGrid/w:gridCol", NS)
        rows = table.findall("w:tr", NS)
        if not rows:
            yield "a table without rows"
        if table.getnext() is not None and table.getnext().tag == _w("tbl"):
            yield "two tables without a paragraph between them"
        open_merges: set[int] = set()
        for row in rows:
            open_merges = yield from _row(row, len(columns), open_merges)
    for cell in root.iter(_w("tc")):
        if not len(cell) or cell[-1].tag != _w("p"):
            yield "a cell that does not end with a paragraph"


def _row(row: etree._Element, columns: int, open_merges: set[int]) -> Iterator[str]:
    """The faults of a row; returns the columns in which a vertical merge may go on below it."""
    column, merges = 0, set()
    if row.find("w:tc", NS) is None:
        yield "a row without cells"
    for cell in row.findall("w:tc", NS):
        span, merge = cell.find("w:tcPr/w:gridSpan", NS), cell.find("w:tcPr/w:vMerge", NS)
        if merge is not None:
            if merge.get(_w("val"), "continue") == "continue" and column not in open_merges:
                yield "a vertical merge that continues nothing"
            merges.add(column)
        column += int(span.get(_w("val"))) if span is not None else 1
    if column != columns:
        yield f"a row of {column} columns in a table of {columns}"
    return merges


def _fields(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(_w("p")):
        kinds = [mark.get(_w("fldCharType")) for mark in paragraph.iter(_w("fldChar"))]
        if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
            yield f"a field of {' '.join(kinds)}"
        codes = len(list(paragraph.iter(_w("instrText"))))
        if codes != len(kinds) // 3:
            yield "a field without its instruction"


def _texts(root: etree._Element) -> Iterator[str]:
    for text in root.iter(_w("t"), _w("instrText")):
        words = text.text or ""
        if words != words.strip() and text.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            yield f"“{words}” loses its space"
    for run in root.iter(_w("r")):
        if not [child for child in run if child.tag != _w("rPr")]:
            yield "an empty run"


def _ids(document: etree._Element, footnotes: etree._Element) -> Iterator[str]:
    starts = [mark.get(_w("id")) for mark in document.iter(_w("bookmarkStart"))]
    ends = [mark.get(_w("id")) for mark in document.iter(_w("bookmarkEnd"))]
    names = [mark.get(_w("name")) for mark in document.iter(_w("bookmarkStart"))]
    if len({*starts}) != len(starts) or len({*names}) != len(names) or sorted(starts) != sorted(ends):
        yield f"bookmarks {starts}, {names}, closed {ends}"
    for code in document.iter(_w("instrText")):
        name, *arguments = (code.text or "").split()
        if name == "NOTEREF" and arguments[0] not in names:
            yield f"a reference to the missing bookmark {arguments[0]}"
    used = [reference.get(_w("id")) for reference in document.iter(_w("footnoteReference"))]
    written = [note.get(_w("id")) for note in footnotes if note.get(_w("type")) is None]
    if used != written:
        yield f"footnotes {written} for references {used}"
    drawings = [drawing.get("id") for drawing in document.iter() if _local(drawing) == "docPr"]
    if len({*drawings}) != len(drawings):
        yield f"drawings {drawings}"


def _styles(parts: dict[str, bytes]) -> Iterator[str]:
    known = [style.get(_w("styleId")) for style in parsed(parts["word/styles.xml"]).iter(_w("style"))]
    yield from (f"style {name} twice" for name, count in Counter(known).items() if count > 1)
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for reference in parsed(data).iter(*map(_w, ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))):
                if reference.get(_w("val")) not in known:
                    yield f"{name}: unknown style {reference.get(_w('val'))}"


def _package(parts: dict[str, bytes]) -> Iterator[str]:
    types = parsed(parts["[Content_Types].xml"])
    defaults = {entry.get("Extension") for entry in types if _local(entry) == "Default"}
    overrides = [entry.get("PartName").lstrip("/") for entry in types if _local(entry) == "Override"]
    yield from (f"content type of the missing part {name}" for name in overrides if name not in parts)
    yield from (f"content type of {name} twice" for name, count in Counter(overrides).items() if count > 1)
    for name in parts:
        if name != "[Content_Types].xml" and name not in overrides and name.rpartition(".")[2] not in defaults:
            yield f"{name} has no content type"
        if name.startswith("word/") and name.endswith(".xml") and name not in overrides:
            yield f"{name} has only the content type of any XML"
        if name.endswith(".rels"):
            yield from _relations(name, parts)


def _relations(name: str, parts: dict[str, bytes]) -> Iterator[str]:
    folder, file = posixpath.split(name)
    source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    relations = {relation.get("Id"): relation for relation in parsed(parts[name])}
    for relation in relations.values():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(folder), relation.get("Target")))
        if relation.get("TargetMode") != "External" and target.lstrip("/") not in parts:
            yield f"{name}: no part {target}"
    if source in parts:
        for element in parsed(parts[source]).iter():
            for key, value in element.attrib.items():
                if key.startswith(f"{{{R}}}") and value not in relations:
                    yield f"{source}: no relationship {value}"
