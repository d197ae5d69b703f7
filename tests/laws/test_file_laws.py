"""What is true of every file, whatever the plan and wherever it is made."""

import os
import re
import subprocess
import sys
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from planforge.compose.plan import compose_plan
from planforge.pipeline import Workshop
from planforge.spec.placeholders import fill
from tests.support.builders import a_group, a_heading, a_plan, a_task, an_appendix, an_assignment
from tests.support.docx_text import parts_of, plain_words
from tests.support.html_words import html_words
from tests.support.printed import core, printed_texts
from tests.support.rendering import PLAN_SPECS, ROOT, document_of, workshop
from tests.support.strategies import anything, plans

FORMATS = ("docx", "html", "text")


def written(plan, *formats, bench=None):
    """`plan` as the files of these formats."""
    bench = bench or workshop()
    document = compose_plan(fill(plan)[0], bench.prose, bench.settings.layout)
    return [bench.write(document, name) for name in formats]


def assert_well_formed(docx):
    for name, data in parts_of(docx).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", data.decode("utf-8")), name


@given(plans)
def test_word_html_and_text_say_the_same_words_in_the_same_order(plan):
    docx, html, text = written(plan, *FORMATS)
    assert plain_words(docx) == html_words(html)
    assert plain_words(docx) == text.decode().split()


@given(plans)
def test_every_text_of_the_plan_stands_on_the_page(plan):
    page = re.sub(r"\[\d+\]", "", " ".join(plain_words(*written(plan, "docx"))))
    for text in printed_texts(fill(plan)[0]):
        assert core(text) in page


@given(plans)
def test_every_part_of_a_word_file_is_well_formed_and_without_control_characters(plan):
    assert_well_formed(*written(plan, "docx"))


@given(st.lists(anything.filter(lambda text: "[^" not in text), min_size=12, max_size=12))
def test_no_text_is_too_odd_to_be_printed(texts):
    subject, basis, heading, name, title, duty, label, cell, note, key, signer, body = texts
    plan = a_plan(
        issuer={"unit": f"xã {name}", "body": body, "superior_line": cell, "place_name": label},
        document={"subject": subject, "symbol": key, "draft": True},
        signature={"position": title, "own_post": label, "name": signer, "capacity": "TL", "head": name},
        legal_bases=[basis, f"{basis}[^a]"],
        introduction=[subject, note],
        sections=[
            a_heading(heading, basis, an_assignment(name, verb=label, text=title, duties=[duty])),
            a_heading(title, part="tasks", labels={"lead": label, "objective": key}),
        ],
        tasks=[
            a_group(a_task(title, objective=cell, measures=[duty], deadline=f"{duty}\n{cell}", lead=[name, cell])),
            a_group(a_task(title, extra={"khoa": label}), group=heading),
        ],
        recipients=[name, {"to": [name, title], "note": note}],
        filed_with=cell,
        appendices=[
            an_appendix(
                title=title, attached=note, columns=["ordinal", "title", {"field": "extra.khoa", "label": key}]
            ),
            an_appendix(title=heading, table={"columns": [label, key], "rows": [[cell, f"{duty}\n{title}"]]}),
        ],
        footnotes={"a": note},
        closing=subject,
    )
    docx, html, text = written(plan, *FORMATS)
    assert_well_formed(docx)
    assert plain_words(docx) == html_words(html) == text.decode().split()


@given(plans)
def test_a_plan_gives_the_same_bytes_each_time(plan):
    assert written(plan, "docx") == written(plan, "docx")


def test_a_frame_prepared_anew_gives_the_same_bytes():
    document = document_of(PLAN_SPECS[0])
    assert Workshop(workshop().settings).write(document, "docx") == workshop().write(document, "docx")


SPECS = [PLAN_SPECS[0], *sorted(ROOT.glob("tests/golden/appendix-*/spec.yaml"))]
DIGESTS = """
import sys
from pathlib import Path
from tests.laws.test_file_laws import digests
print(digests(map(Path, sys.argv[1:])))
"""
ELSEWHERE = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}


def digests(files):
    """What the files of each spec come to, in every format."""
    documents = [document_of(file) for file in files]
    return [sha256(workshop().write(document, name)).hexdigest() for document in documents for name in FORMATS]


def test_another_process_elsewhere_gives_the_same_bytes(tmp_path):
    command = [sys.executable, "-c", DIGESTS, *map(str, SPECS)]
    environment = {**os.environ, **ELSEWHERE}
    made = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert made.stdout.strip() == str(digests(SPECS))
