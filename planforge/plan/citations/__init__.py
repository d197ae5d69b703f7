"""Viện dẫn: the documents a text cites (loại, số, ký hiệu, ngày, cơ quan, trích yếu), each parsed whole.

`citations(text)` finds them; `sentences` and `times_in` are the two cuts it stands on, and serve others as well.
"""

from planforge.plan.citations.citation import Citation
from planforge.plan.citations.sentences import Stretch, sentences
from planforge.plan.citations.texts import citations, citations_within
from planforge.plan.citations.times import Form, Time, times_in

__all__ = ["Citation", "Form", "Stretch", "Time", "citations", "citations_within", "sentences", "times_in"]
