"""The body that issues: its level, symbol, date, and who signs for it."""

from collections.abc import Iterator
from datetime import date

from planforge.diagnostics import Code, Diagnostic
from planforge.messages import _
from planforge.plan.bodies import Issuer
from planforge.spec.checks.survey import Path, Survey

TWO_TIERS_SINCE = date(2025, 7, 1)


def unclear_level(seen: Survey) -> Iterator[Diagnostic]:
    """The unit's type word tells its level, or `level` does; where both do, they agree."""
    issuer = seen.plan.issuer
    read = issuer.model_copy(update={"level": None}).unit_level
    if issuer.unit_level is None:
        yield seen.found(
            Code.UNKNOWN_LEVEL,
            _("không rõ “{unit}” là cấp nào").format(unit=issuer.unit),
            ("issuer", "unit"),
            _("viết kèm loại đơn vị: xã …, phường …, huyện …, tỉnh …, thành phố …; hoặc thêm `level`"),
        )
    elif issuer.level and read and issuer.level != read:
        yield seen.found(
            Code.LEVEL_AND_UNIT,
            _("`level: {level}` không khớp với “{unit}”").format(level=issuer.level, unit=issuer.unit),
            ("issuer", "level"),
            _("bỏ `level`, hoặc sửa `unit`, `within`"),
        )


def ended_level(seen: Survey) -> Iterator[Diagnostic]:
    """There is no district since 1 July 2025."""
    day = seen.plan.document.date.first_day() if seen.plan.document.date else date(seen.plan.year, 1, 1)
    read = seen.plan.issuer.model_copy(update={"level": None}).unit_level
    if seen.plan.issuer.unit_level == "district" and read in ("district", None) and day >= TWO_TIERS_SINCE:
        yield seen.found(
            Code.ENDED_LEVEL,
            _("từ 01/7/2025 không còn cấp huyện, kế hoạch này ghi ngày sau đó"),
            ("issuer", "unit"),
            _("sửa `unit` thành xã, phường, đặc khu hoặc tỉnh; hoặc xem lại năm, ngày"),
        )


def unknown_symbol(seen: Survey) -> Iterator[Diagnostic]:
    """A department's initials are its symbol; what another body is called by is for its head to say."""
    issuer = seen.plan.issuer
    if not issuer.is_committee and not seen.plan.document.symbol and not issuer.body.startswith("Sở "):
        yield seen.found(
            Code.UNKNOWN_SYMBOL,
            _("chưa biết ký hiệu văn bản của “{body}”").format(body=issuer.body),
            ("issuer", "body"),
            _("thêm `symbol: KH-…` trong `document`"),
        )


def date_outside_period(seen: Survey) -> Iterator[Diagnostic]:
    """A plan is issued in its year, or late in the year before."""
    day = seen.plan.document.date
    if day and not seen.plan.year - 1 <= day.year <= max(seen.plan.year, seen.plan.to_year or 0):
        yield seen.found(
            Code.DATE_OUTSIDE_PERIOD,
            _("ngày ban hành {date} xa năm kế hoạch {year}").format(date=day, year=seen.plan.year),
            ("document", "date"),
            _("xem lại `date` và `year`"),
        )
    if seen.plan.to_year and seen.plan.to_year < seen.plan.year:
        message = _("`to_year` {to_year} trước `year` {year}").format(to_year=seen.plan.to_year, year=seen.plan.year)
        yield seen.found(Code.WRONG_VALUE, message, ("to_year",), _("`to_year` là năm cuối của kế hoạch nhiều năm"))


def signature_that_does_not_pair(seen: Survey) -> Iterator[Diagnostic]:
    """A deputy signs KT. for the head, and only a deputy does (NĐ 30, Điều 13)."""
    signature = seen.plan.signature
    position = (signature.position or "").upper()
    deputy = position.startswith("PHÓ ")
    where: Path = ("signature", "position") if signature.position else ("signature", "capacity")
    if signature.capacity == "KT" and position and not deputy and not signature.head:
        message = _("ký KT. nhưng chức vụ “{position}” không phải cấp phó").format(position=position)
        hint = _("sửa `position`, hoặc ghi người được ký thay vào `head`")
        yield seen.found(Code.SIGNATURE_PAIR, message, where, hint)
    if signature.capacity in (None, "Q") and deputy:
        message = _("“{position}” ký thì phải có KT.").format(position=position)
        yield seen.found(Code.SIGNATURE_PAIR, message, where, _("thêm `capacity: KT`"))
    if signature.capacity in ("TL", "TUQ") and not position:
        message = _("ký {capacity}. phải ghi chức vụ người ký").format(capacity=signature.capacity)
        yield seen.found(Code.SIGNATURE_PAIR, message, where, _("thêm khóa `position`"))
    if signature.capacity in ("TL", "TUQ") and not signature.head and not _head_is_known(seen.plan.issuer):
        message = _("ký {capacity}. nhưng chưa biết người đứng đầu “{body}”")
        message = message.format(capacity=signature.capacity, body=seen.plan.issuer.body)
        hint = _("thêm khóa `head`: chức vụ người ra lệnh hay ủy quyền, như TRƯỞNG BAN")
        yield seen.found(Code.SIGNATURE_PAIR, message, ("signature", "capacity"), hint)


def _head_is_known(issuer: Issuer) -> bool:
    """True for a committee, which has a chairman, and for a department, which has a director."""
    return issuer.is_committee or issuer.body.startswith("Sở ")


def unknown_position(seen: Survey) -> Iterator[Diagnostic]:
    """Committees have a chairman and departments a director; who heads another body the spec has to say."""
    issuer, signature = seen.plan.issuer, seen.plan.signature
    if signature.position or signature.capacity in ("TL", "TUQ"):  # those two have a finding of their own
        return
    if not _head_is_known(issuer):
        yield seen.found(
            Code.UNKNOWN_POSITION,
            _("chưa biết chức vụ người ký của “{body}”").format(body=issuer.body),
            ("signature",) if "signature" in seen.tree.root.values else ("issuer", "body"),
            _("thêm khóa `position` trong `signature`"),
        )
