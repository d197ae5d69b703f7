"""Chỗ nhắc tới: every year, day and cited document in a text of last year's plan, and what becomes of each.

`mentions(text, year)` finds and judges them, `rewritten(text, mentions)` is the text of the draft. The rules stand in
`rules.py`, in the order in which they are asked.
"""

from planforge.transforms.mentions.cycle import Cycle
from planforge.transforms.mentions.mention import Kind, Mention, Where
from planforge.transforms.mentions.rewriting import rewritten
from planforge.transforms.mentions.rules import RULES
from planforge.transforms.mentions.scan import mentions

__all__ = ["RULES", "Cycle", "Kind", "Mention", "Where", "mentions", "rewritten"]
