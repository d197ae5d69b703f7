"""Styles are known by their names, whatever ids the program gave them that saved the frame."""

from planforge.writers.docx.styles import STYLE_NAMES, id_changes, missing_styles, with_ids


def styles_part(*pairs: tuple[str, str]) -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>' for style, name in pairs
    )
    return f"<w:styles>{styles}</w:styles>"


def test_a_style_that_was_given_another_id_gets_the_writers_id_back() -> None:
    assert id_changes(styles_part(("Nidung", "Nội dung"), ("u1", "Heading 1"))) == {
        "Nidung": "BodyText",
        "u1": "Heading1",
    }


def test_a_style_with_the_writers_id_and_name_is_left_alone() -> None:
    assert id_changes(styles_part(("BodyText", "Nội dung"))) == {}


def test_another_style_that_holds_the_writers_id_makes_room() -> None:
    part = styles_part(("TextBody", "Nội dung"), ("BodyText", "Body Text"))
    assert id_changes(part) == {"TextBody": "BodyText", "BodyText": "BodyTextOwn"}


def test_ids_change_where_they_are_given_and_where_they_are_used() -> None:
    xml = (
        '<w:style w:styleId="Nidung"><w:basedOn w:val="Nidung"/></w:style>'
        '<w:p><w:pPr><w:pStyle w:val="Nidung"/></w:pPr><w:r><w:t>Nidung</w:t></w:r></w:p>'
    )
    assert with_ids(xml, {"Nidung": "BodyText"}) == (
        '<w:style w:styleId="BodyText"><w:basedOn w:val="BodyText"/></w:style>'
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>Nidung</w:t></w:r></w:p>'
    )


def test_two_ids_may_change_places() -> None:
    xml = '<w:pStyle w:val="A"/><w:pStyle w:val="B"/>'
    assert with_ids(xml, {"A": "B", "B": "A"}) == '<w:pStyle w:val="B"/><w:pStyle w:val="A"/>'


def test_missing_styles_are_told_by_the_name_a_person_looks_for() -> None:
    here = [(style, name) for style, name in STYLE_NAMES.items() if style != "LegalBasis"]
    assert missing_styles(styles_part(*here)) == ["Căn cứ"]
