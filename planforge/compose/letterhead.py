"""The letterhead and the signature block: who issues, under which number, where and when, and who signs."""

from planforge.document.blocks import Letterhead, Signature
from planforge.plan.bodies import Issuer
from planforge.plan.markup import plain
from planforge.plan.plan import Plan
from planforge.vietnamese import GAP, date_in_words, two_digits

DOCUMENT_TYPE = "Kế hoạch"
TYPE_CODE = "KH"


def compose_letterhead(plan: Plan, draft: bool) -> Letterhead:
    """The letterhead of `plan`; `draft` prints DỰ THẢO."""
    return Letterhead(
        issuing_body=_issuing_lines(plan.issuer),
        parent_body=parent_line(plan.issuer),
        reference=f"Số: {reference(plan)}",
        place_and_date=f"{place_name(plan.issuer)}, {date_of_issue(plan)}",
        draft_mark="DỰ THẢO" if draft else "",
    )


def reference(plan: Plan) -> str:
    """`08/KH-UBND`, with a gap while the number is open; a single digit takes its zero (PL I-II.3c)."""
    number = plan.document.number
    if number is None:
        return f"{GAP[1:]}/{symbol(plan)}"
    if number.isdigit() and len(number) == 1:
        number = two_digits(int(number))
    return f"{number}/{symbol(plan)}"


def symbol(plan: Plan) -> str:
    """`KH-UBND`, `KH-SNV`: as given, or from the name of the issuing body."""
    return plan.document.symbol or f"{TYPE_CODE}-{abbreviation(plan.issuer)}"


def abbreviation(issuer: Issuer) -> str:
    """`UBND`, or for a department the initials of its name: Sở Kế hoạch và Đầu tư is SKHĐT."""
    if issuer.is_committee:
        return "UBND"
    words = issuer.body.replace("-", " ").replace(",", " ").split()
    return "".join(word[0] for word in words if word.lower() not in ("và", "của")).upper()


def date_of_issue(plan: Plan) -> str:
    """`ngày 14 tháng 01 năm 2024`, with gaps for what is open; the year is then the plan's."""
    day = plan.document.date
    return date_in_words(plan.year) if day is None else date_in_words(day.year, day.month, day.day)


def place_name(issuer: Issuer) -> str:
    """Địa danh: the unit's name; a unit named by a number, and Thành phố Hồ Chí Minh, keep their type word."""
    if issuer.place_name:
        return issuer.place_name
    if issuer.unit_name[:1].isdigit() or issuer.unit_name == "Hồ Chí Minh":
        return issuer.unit[:1].upper() + issuer.unit[1:]
    return issuer.unit_name


def parent_line(issuer: Issuer) -> str:
    """Cơ quan chủ quản: none above a people's committee, the committee above its departments."""
    if issuer.superior_line is not None:
        return issuer.superior_line.upper()
    return "" if issuer.is_committee else f"UBND {issuer.unit}".upper()


def _issuing_lines(issuer: Issuer) -> tuple[str, ...]:
    return (issuer.body.upper(), issuer.unit.upper()) if issuer.is_committee else (issuer.body.upper(),)


def issuing_body(issuer: Issuer) -> str:
    """`Ủy ban nhân dân xã Tân Lập`, `Sở Nội vụ`."""
    return f"{issuer.body} {issuer.unit}" if issuer.is_committee else issuer.body


def issuing_body_short(issuer: Issuer) -> str:
    """`UBND xã`, `Sở Nội vụ`: as the body calls itself in running text."""
    return f"UBND {issuer.type_word or issuer.unit}" if issuer.is_committee else issuer.body


def compose_signature(plan: Plan) -> Signature:
    """The lines above the signature, in every form of NĐ 30, Điều 13 and PL I-II.7b."""
    signature = plan.signature
    return Signature(
        authority=tuple(_authority(plan)),
        name=plain(signature.name or ""),
        own_post=plain(signature.own_post or "").upper(),
    )


def _head_of(issuer: Issuer) -> str:
    """CHỦ TỊCH of a committee, GIÁM ĐỐC of a department; who heads another body is not guessed."""
    if issuer.is_committee:
        return "CHỦ TỊCH"
    return "GIÁM ĐỐC" if issuer.body.startswith("Sở ") else ""


def _authority(plan: Plan) -> list[str]:
    signature, committee = plan.signature, plan.issuer.is_committee
    capacity, usual_head = signature.capacity, _head_of(plan.issuer)
    usual = f"PHÓ {usual_head}" if capacity == "KT" and usual_head else usual_head
    position = plain(signature.position or usual).upper()
    head = plain(signature.head or "").upper()
    # A collective acts through its head: TM. unless the office leaves it out; an order or a mandate is one person's.
    acts_for_all = committee and capacity not in ("TL", "TUQ")
    if signature.for_committee is not None:
        acts_for_all = signature.for_committee
    lines = [f"TM. {plan.issuer.body.upper()}"] if acts_for_all else []
    match capacity:
        case None:
            lines += [position]
        case "KT":
            lines += [f"KT. {head or position.removeprefix('PHÓ ')}", position]
        case "Q":
            lines += [f"Q. {position}"]
        case "TL" | "TUQ":
            delegate = [f"KT. {position.removeprefix('PHÓ ')}"] if position.startswith("PHÓ ") else []
            lines += [f"{capacity}. {head or usual_head}", *delegate, position]
    return [line for line in lines if line]
