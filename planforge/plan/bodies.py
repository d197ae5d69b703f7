"""Who issues, signs and receives a plan."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from planforge.plan.values import Model, Names, Switch, Text

Level = Literal["province", "district", "commune"]

PEOPLE_COMMITTEE = "Ủy ban nhân dân"

_LEVEL_WORDS: tuple[tuple[str, Level], ...] = (
    ("tỉnh", "province"),
    ("huyện", "district"),
    ("quận", "district"),
    ("thị xã", "district"),
    ("xã", "commune"),
    ("phường", "commune"),
    ("thị trấn", "commune"),
    ("đặc khu", "commune"),
)
_CITY = "thành phố"


class Issuer(Model):
    """Cơ quan ban hành: an administrative unit with its type word, and the body in it that issues."""

    unit: Text = Field(description="Đơn vị hành chính kèm loại: xã …, phường …, huyện …, tỉnh …, thành phố …")
    within: Names = Field(default=(), description="Các đơn vị cấp trên, gần nhất trước")
    body: Text = Field(default=PEOPLE_COMMITTEE, description="Cơ quan ban hành; mặc định Ủy ban nhân dân")
    level: Level | None = Field(default=None, description="Cấp; thường suy ra được từ `unit` và `within`")
    place_name: Text | None = Field(default=None, description="Địa danh ở dòng ngày tháng; thường suy ra được")
    superior_line: str | None = Field(
        default=None, description='Dòng cơ quan chủ quản in trên tên cơ quan; "" là không in'
    )

    @property
    def type_word(self) -> str:
        """`xã`, `thị trấn`, `tỉnh`, `thành phố`, … in lower case; empty when the unit has none."""
        lowered = self.unit.lower()
        words = [word for word, _ in _LEVEL_WORDS] + [_CITY]
        return next((word for word in words if lowered.startswith(word + " ")), "")

    @property
    def unit_name(self) -> str:
        """The unit without its type word: `Tân Lập`."""
        return self.unit[len(self.type_word) :].strip()

    @property
    def unit_level(self) -> Level | None:
        """The level as given or read from the type word; None when neither says it.

        A city without a unit above it is governed centrally, one within a province is a district-level city.
        """
        if self.level:
            return self.level
        if self.type_word == _CITY:
            return "district" if self.within else "province"
        return dict(_LEVEL_WORDS).get(self.type_word)

    @property
    def is_committee(self) -> bool:
        """True when the people's committee itself issues, False for a department or an office."""
        return self.body == PEOPLE_COMMITTEE


def _capacity(value: Any) -> Any:
    """`KT.` and `kt` are KT."""
    return value.rstrip(".").upper() if isinstance(value, str) else value


class Signature(Model):
    """Chữ ký: in whose name, by which right, in which post, and who signs."""

    for_committee: Switch | None = Field(default=None, description="In dòng TM. ỦY BAN NHÂN DÂN; mặc định có với UBND")
    capacity: Annotated[
        Literal["KT", "Q", "TL", "TUQ"] | None,
        BeforeValidator(_capacity, json_schema_input_type=Literal["KT", "Q", "TL", "TUQ"] | None),
    ] = Field(default=None, description="Quyền hạn ký: bỏ trống khi người đứng đầu ký; KT, Q, TL hoặc TUQ")
    position: Text | None = Field(default=None, description="Chức vụ người ký: CHỦ TỊCH, PHÓ CHỦ TỊCH, GIÁM ĐỐC …")
    head: Text | None = Field(default=None, description="Người được ký thay, thừa lệnh: CHỦ TỊCH; thường suy ra được")
    own_post: Text | None = Field(
        default=None, description="Chức vụ của người ký ở cơ quan mình, khi ký cho ban chỉ đạo, hội đồng"
    )
    name: Text | None = Field(default=None, description="Họ và tên người ký")


class Recipient(Model):
    """Một dòng nơi nhận: one body, or several with one note."""

    to: Names = Field(min_length=1, description="Tên nơi nhận, hoặc danh sách khi có chung một ghi chú")
    note: Text | None = Field(default=None, description="Ghi chú: b/c, để thực hiện …")


def _recipient(value: Any) -> Any:
    return {"to": value} if isinstance(value, str) else value


Recipients = tuple[Annotated[Recipient, BeforeValidator(_recipient, json_schema_input_type=Text | Recipient)], ...]


def _filed_with(value: Any) -> Any:
    """What follows `Lưu:`, whether or not the clerk typed that word."""
    if isinstance(value, str):
        return re.sub(r"^[-–]?\s*lưu\s*:\s*", "", value.strip(), flags=re.IGNORECASE).rstrip(".;, ") or value
    return value


FiledWith = Annotated[Text, BeforeValidator(_filed_with, json_schema_input_type=str)]
