"""The law of the writers: the same words in the same order."""

from html.parser import HTMLParser

from documents import documents
from hypothesis import given, settings

from planforge.document.page_layout import PageLayout
from planforge.writers.html import write_html
from planforge.writers.text import write_text

INLINE = frozenset({"a", "b", "i", "mark", "span"})


class Words(HTMLParser):
    """The text of a page's body as a reader meets it; what is set high is a reference, `[1]`."""

    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE:
            self.parts.append("[" if tag == "sup" else " ")

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.parts.append("]" if tag == "sup" else " ")

    def handle_data(self, data):
        self.parts.append(data)


def words_of_page(page):
    parser = Words()
    parser.feed(page[page.index("<body>") :])
    parser.close()
    return "".join(parser.parts).split()


@given(documents)
@settings(deadline=None)
def test_html_and_text_say_the_same_words_in_the_same_order(document):
    page = write_html(document, PageLayout()).decode()
    assert words_of_page(page) == write_text(document, PageLayout()).decode().split()
