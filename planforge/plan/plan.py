"""Kế hoạch: one plan of one body for one period, as its spec says it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from planforge.plan.appendices import Appendix
from planforge.plan.bodies import FiledWith, Issuer, Recipients, Signature
from planforge.plan.outline import Items, Labels
from planforge.plan.tasks import Task, TaskGroup, TaskGroups
from planforge.plan.values import Issued, Model, Slug, Switch, Text, Year, as_tuple


class DocumentDetails(Model):
    """Văn bản: what stands in the letterhead of this one document."""

    number: Annotated[Text, Field(pattern=r"^[0-9A-Za-zĐđ.-]+$")] | None = Field(
        default=None, description="Số văn bản, giữ như đã gõ; bỏ trống khi chưa cấp số"
    )
    symbol: Text | None = Field(default=None, description="Ký hiệu; thường suy ra được: KH-UBND, KH-SNV")
    date: Issued | None = Field(default=None, description="Ngày ban hành: 2026-01-14, hoặc 2026-01 khi chưa rõ ngày")
    subject: Text = Field(description="Trích yếu: kế hoạch về việc gì, không có chữ “Kế hoạch” và “V/v”")
    draft: Switch = Field(default=False, description="In chữ DỰ THẢO")


class PlanOrigin(Model):
    """Một kế hoạch khác mà kế hoạch này dựa vào."""

    id: Slug | None = Field(default=None, description="id của kế hoạch đó")
    year: Year | None = Field(default=None, description="Năm của kế hoạch đó")
    issuer: Text | None = Field(default=None, description="Đơn vị ban hành: huyện Ea H'Leo")
    reference: Text | None = Field(default=None, description="Số và ký hiệu: 189/KH-UBND")
    date: Issued | None = Field(default=None, description="Ngày ban hành")
    subject: Text | None = Field(default=None, description="Trích yếu của kế hoạch đó")


class Origin(Model):
    """Nguồn gốc: kept by the tools that made this spec out of another."""

    rolled_over_from: PlanOrigin | None = Field(default=None, description="Kế hoạch năm trước")
    cascaded_from: PlanOrigin | None = Field(default=None, description="Kế hoạch cấp trên")


def _version(value: Any) -> Any:
    return 1 if value == "1" else value


class Plan(Model):
    """Một kế hoạch. Only `planforge`, `id`, `year`, `issuer`, `document.subject` and some content are required."""

    planforge: Annotated[Literal[1], BeforeValidator(_version, json_schema_input_type=Literal[1])] = Field(
        description="Phiên bản của khuôn dạng này: 1"
    )
    id: Slug = Field(
        description="Tên ngắn của kế hoạch, giữ nguyên qua các năm và các cấp",
        examples=["cai-cach-hanh-chinh"],
    )
    year: Year = Field(description="Năm kế hoạch", examples=[2026])
    to_year: Year | None = Field(default=None, description="Năm cuối, với kế hoạch nhiều năm")
    issuer: Issuer = Field(description="Cơ quan ban hành")
    document: DocumentDetails = Field(description="Số, ngày, trích yếu")
    signature: Signature = Field(default=Signature(), description="Người ký")
    legal_bases: tuple[Text, ...] = Field(default=(), description="Căn cứ, mỗi văn bản một dòng")
    introduction: Annotated[
        tuple[Text, ...] | None, BeforeValidator(as_tuple, json_schema_input_type=Text | tuple[Text, ...] | None)
    ] = Field(default=None, description="Đoạn mở đầu; bỏ trống thì dùng câu mẫu, [] là không có")
    purpose: Items = Field(default=(), description="Mục đích")
    requirements: Items = Field(default=(), description="Yêu cầu")
    sections: Items = Field(default=(), description="Bố cục phần nội dung; bỏ trống thì theo bố cục mặc định")
    tasks: TaskGroups = Field(default=(), description="Nhiệm vụ, xếp theo nhóm")
    assignments: Items = Field(default=(), description="Tổ chức thực hiện: ai làm gì")
    closing: str | None = Field(default=None, description='Câu kết; bỏ trống thì dùng câu mẫu, "" là không có')
    recipients: Recipients = Field(default=(), description="Nơi nhận")
    recipient_notes: Literal["brace", "inline"] = Field(
        default="brace", description="Ghi chú chung của nhiều nơi nhận: sau dấu ngoặc nhọn, hay sau từng nơi"
    )
    filed_with: FiledWith | None = Field(default=None, description="Lưu: VT, …")
    appendices: tuple[Appendix, ...] = Field(default=(), description="Phụ lục")
    labels: Labels | None = Field(default=None, description="Nhãn của các trường nhiệm vụ trong cả kế hoạch")
    footnotes: dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$")], Text] = Field(
        default={}, description="Cước chú, dùng trong câu bằng [^khóa]"
    )
    origin: Origin | None = Field(default=None, description="Do chương trình ghi: kế hoạch này từ đâu mà có")

    def all_tasks(self) -> tuple[Task, ...]:
        """Every task of every group, in order."""
        return tuple(task for group in self.tasks for task in group.tasks)

    def groups(self, ids: tuple[str, ...]) -> tuple[TaskGroup, ...]:
        """The groups named by `ids`, in the plan's order; all of them when `ids` is empty."""
        return tuple(group for group in self.tasks if not ids or group.id in ids)
