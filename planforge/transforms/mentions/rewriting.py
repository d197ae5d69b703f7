"""The text of the draft: what the mentions of a text say put in their place, and not a letter elsewhere."""

from collections.abc import Sequence

from planforge.transforms.mentions.mention import Mention
from planforge.transforms.mentions.moving import MARK
from planforge.vietnamese import nfc


def rewritten(text: str, found: Sequence[Mention]) -> str:
    """`text` (composed) with each of its mentions replaced, and `==` around every figure that has aged.

    `found` is what `mentions` gave for this very text, whole or in part.
    """
    text = nfc(text)
    places = {(one.start, one.end): one.after for one in found}
    for figure in (figure for one in found for figure in one.figures):
        places[figure.start, figure.end] = f"{MARK}{text[slice(*figure)]}{MARK}"
    pieces: list[str] = []
    end = 0
    for (start, stop), written in sorted(places.items()):
        pieces += (text[end:start], written)
        end = stop
    return "".join((*pieces, text[end:]))
