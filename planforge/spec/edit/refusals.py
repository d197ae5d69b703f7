"""Why a change is not made, in words, with the place in the file."""

from dataclasses import dataclass

from planforge.diagnostics import Place
from planforge.messages import _
from planforge.source.tree import Tree
from planforge.spec.edit.edits import CannotEdit, Path, dotted
from planforge.spec.edit.spans import Node


@dataclass(frozen=True, slots=True)
class Refusals:
    """The sentences, for one file."""

    tree: Tree

    def absent(self, path: Path) -> CannotEdit:
        """There is no such key, entry or place for one."""
        return self._refusal(_("trong tệp không có {path}").format(path=dotted(path)), path)

    def no_list(self, path: Path) -> CannotEdit:
        """Entries were to go where there is no list, or keys where there is no mapping."""
        return self._refusal(_("{path} không phải danh sách hay nhóm khóa như cần sửa").format(path=dotted(path)), path)

    def whole_file(self) -> CannotEdit:
        """Nothing would be left of it."""
        return self._refusal(_("không xóa hay thay được cả tệp"), ())

    def borrowed(self, name: str, node: Node) -> CannotEdit:
        """What `node` is, or is in, is written elsewhere, or used elsewhere."""
        message = _("chỗ này dùng chung nội dung với nơi khác qua &{name} và *{name}").format(name=name)
        hint = _("viết nội dung ra ở từng nơi, bỏ &{name} và *{name}").format(name=name)
        return CannotEdit(message, Place(self.tree.name, node.line + 1, node.column + 1), hint)

    def odd(self, path: Path) -> CannotEdit:
        """It is written in a way that cannot be changed in part."""
        message = _("chỗ này viết theo lối YAML mà planforge không tự sửa được")
        return self._refusal(message, path, _("sửa tay chỗ này, hoặc viết mỗi khóa, mỗi mục ở một dòng"))

    def _refusal(self, message: str, path: Path, hint: str | None = None) -> CannotEdit:
        return CannotEdit(message, self.tree.place(path), hint)
