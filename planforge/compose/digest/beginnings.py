"""Chữ đầu câu: whether a text may lose its capital inside another sentence, or is left alone since it may be a name."""

import re

from planforge.compose.digest.sentences import bare, said
from planforge.vietnamese import is_shouted, same_words

_VERBS = """
áp dụng|bãi bỏ|bám sát|bàn giao|ban hành|báo cáo|bảo đảm|bảo quản|bảo vệ|biên soạn|biểu dương|bình xét|bổ sung|bố trí
bồi dưỡng|cải cách|cải tạo|cải thiện|cắm|cắt giảm|cấp cứu|cập nhật|chăm lo|chăm sóc|chấn chỉnh|chấp hành|chỉ đạo
chỉnh lý|chỉnh trang|chịu trách nhiệm|chọn|chủ động|chú trọng|chuẩn bị|chuyển đổi|chuyển giao|công bố|công khai
công nhận|cụ thể hóa|cung cấp|củng cố|cung ứng|cứu trợ|dùng|duy trì|đa dạng hóa|đảm bảo|đánh giá|đào tạo|đạt|đăng ký
đẩy mạnh|đẩy nhanh|đề cao|đề xuất|điều chỉnh|điều tra|định hướng|đổi mới|đối thoại|đôn đốc|đơn giản hóa|đưa|gắn
gắn kết|ghi|ghi nhận|giải ngân|giải quyết|giải trình|giảm|giám sát|giới thiệu|giúp|giữ|giữ gìn|giữ vững|góp phần|gửi
hạn chế|hiện đại hóa|hình thành|hoàn thành|hoàn thiện|hỗ trợ|huy động|hướng dẫn|kết nối|khai thác|khảo sát|khắc phục
khẳng định|khôi phục|khơi dậy|khơi thông|khuyến khích|khử trùng|kiểm đếm|kiểm điểm|kiểm kê|kiểm soát|kiểm tra
kiến nghị|kiện toàn|kịp thời|ký kết|ký số|làm|lắng nghe|lập|lấy|lồng ghép|lựa chọn|mở|mở rộng|mua sắm|nắm bắt|nâng
nâng cao|nâng cấp|ngăn chặn|nghiêm túc|nghiên cứu|nhắc|nhân rộng|niêm yết|ổn định|phát hiện|phát huy|phát triển
phân bổ|phân công|phấn đấu|phân định|phân loại|phân tích|phê duyệt|phòng, chống|phòng chống|phòng ngừa|phổ biến
phổ cập|phối hợp|phục vụ|quản lý|quan tâm|quán triệt|rà soát|rút ngắn|sao lưu|sắp xếp|siết chặt|soát|số hóa|sơ kết
sơ tán|sử dụng|sửa chữa|sửa đổi|tạo|tăng|tăng cường|tận dụng|tập huấn|tập trung|tham gia|tham mưu|thành lập|thanh toán
thay thế|thẩm định|theo dõi|thí điểm|thi hành|thiết lập|thông báo|thống kê|thống nhất|thu gom|thu hút|thu thập
thúc đẩy|thực hiện|thường xuyên|tích cực|tiến hành|tiếp nhận|tiếp thu|tiếp tục|tìm hiểu|tìm kiếm|tổ chức|tôn trọng
tổng hợp|tổng kết|trang bị|tránh|trao đổi|triển khai|trồng|trực ban|tu sửa|tuyên truyền|tự đánh giá|tự kiểm tra
từng bước|ứng dụng|ứng phó|ưu tiên|vận động|vệ sinh|xác định|xây dựng|xem xét|xử lý|không để|không làm|không lập
không phát sinh
"""
_USUAL = frozenset(map(same_words, re.split(r"[|\n]", _VERBS.strip())))
"""What a purpose, a requirement, a task or a subject usually begins with: verbs, and no syllable that begins a noun."""

_MAY_BEGIN_A_NAME = frozenset({"tổ chức"})
"""Tổ chức Y tế Thế giới: a verb only before a small letter."""

_OF_BODIES = frozenset({"các", "công chức", "cán bộ"})
_TIMES = """
cả năm|chậm nhất|định kỳ|đến|hằng|hàng|khi|năm|ngay|ngày|quý|sau|tháng|theo|thực hiện thường xuyên|thường xuyên|trong
trước|từ|tuần
"""
_OF_TIMES = frozenset(re.split(r"[|\n]", _TIMES.strip()))
_LONGEST = 4


def begins_usually(text: str) -> bool:
    """True when `text` begins with a usual verb, whose capital is only that of a sentence's beginning."""
    return _begins_with(text, _USUAL)


def _begins_with(text: str, usual: frozenset[str]) -> bool:
    words = text.split(" ", _LONGEST)
    for length in range(1, len(words[:_LONGEST]) + 1):
        written = " ".join(words[:length]).rstrip(",;:.")
        found = same_words(written)
        if found in usual and written[1:] == written[1:].lower():
            return found not in _MAY_BEGIN_A_NAME or not "".join(words[length:])[:1].isupper()
    return False


def small_letter(text: str) -> str:
    """`text` with its first letter small."""
    return text[:1].lower() + text[1:]


def subject_inside(subject: str) -> str:
    """The subject after "về việc"; empty when its first word may be a name, which has to keep its capital."""
    may_be_small = begins_usually(subject) or subject.startswith("Công tác ")
    return small_letter(subject) if may_be_small else ""


def body_inside(name: str) -> str:
    """The name of a body inside a sentence: `các thôn, buôn`, `Sở Nội vụ`."""
    return small_letter(name) if _begins_with(name, _OF_BODIES) else name


def time_inside(phrase: str) -> str:
    """A phrase of a deadline inside a sentence: `trước ngày 30/6/2026`."""
    return small_letter(phrase) if _begins_with(phrase, _OF_TIMES) else phrase


_HEADINGS = """
mục đích yêu cầu tiêu chỉ nhiệm vụ giải pháp biện nội dung kinh phí vật tư chế độ thông tin báo cáo tổ chức thực hiện
phấn đấu chủ yếu trọng tâm chung cụ thể và đến hết năm giai đoạn kiểm tra giám sát công tác đột phá dự tình hình thiên
tai trên địa bàn chỉ đạo điều hành tuyên truyền nâng cao kết quả nguồn lực từ của cho các
"""
_ORDINARY = frozenset(_HEADINGS.split())
"""Syllables that make up the headings of plans and no name of a body or a place."""


def heading_words(heading: str) -> str:
    """A heading as the theme of a paragraph: CHỈ TIÊU NĂM 2026 is `Chỉ tiêu năm 2026`.

    Capitals stay where a word is not one of those that headings are made of: it may be a name.
    """
    words = bare(said(heading))
    lowered = words.lower()
    is_ordinary = set(re.findall(r"[^\W\d_]+", lowered)) <= _ORDINARY
    return words[:1] + lowered[1:] if is_shouted(words) and is_ordinary else words
