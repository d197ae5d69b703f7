"""The words of a page of HTML as a reader meets them, to be compared with those of the other formats."""

from html.parser import HTMLParser

_INLINE = frozenset({"a", "b", "i", "mark", "span", "wbr"})


def html_words(page: bytes) -> list[str]:
    """The words of the body in order; what is set high is a reference, `[1]`."""
    reader = _Reader()
    text = page.decode("utf-8")
    reader.feed(text[text.index("<body") :])
    reader.close()
    return "".join(reader.parts).split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _INLINE:
            self.parts.append("[" if tag == "sup" else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append("]" if tag == "sup" else " ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
