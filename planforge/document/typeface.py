"""How wide a text is in Times New Roman, and where it breaks: what rules and centred lines are measured by."""

from functools import lru_cache

from planforge.document import times_widths

POINTS_PER_MM = 72 / 25.4
_EM = 2048
_FACES = {
    (False, False): times_widths.REGULAR,
    (True, False): times_widths.BOLD,
    (False, True): times_widths.ITALIC,
    (True, True): times_widths.BOLD_ITALIC,
}

_ITALIC_GAP = 717
"""A no-break space in italics: LibreOffice gives each the slant of a letter, Word does not."""


@lru_cache(maxsize=4)
def _advances(bold: bool, italic: bool) -> dict[str, int]:
    advances = {letter: width for width, letters in _FACES[bold, italic].items() for letter in letters}
    return {**advances, "\u00a0": _ITALIC_GAP} if italic else advances


def width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Millimetres that `text` takes on one line at `size` points. An unknown letter counts as an em."""
    advances = _advances(bold, italic)
    return sum([advances.get(letter, _EM) for letter in text]) * size / _EM / POINTS_PER_MM


def lines(text: str, room: float, size: float, bold: bool = False, italic: bool = False) -> list[str]:
    """`text` as it breaks in `room` millimetres, line by line; a word wider than the room has its own line."""
    words = _words(text)
    broken: list[str] = []
    start = 0
    for end in _breaks(_word_widths(words, bold, italic), _in_ems(room, size), _space(bold, italic)):
        broken.append(" ".join(words[start:end]))
        start = end
    return broken


def widest_line(text: str, room: float, size: float, bold: bool = False, italic: bool = False) -> float:
    """Millimetres of the widest line of `text` broken in `room`."""
    return max((width(line, size, bold, italic) for line in lines(text, room, size, bold, italic)), default=0)


def balanced_room(text: str, room: float, size: float, bold: bool = False, italic: bool = False) -> float:
    """The least room in which `text` still takes as few lines as in `room`, so that its lines are even.

    Found by halving, to a tenth of a millimetre, never less than the room's widest word.
    """
    words, space = _word_widths(_words(text), bold, italic), _space(bold, italic)
    count = len(_breaks(words, _in_ems(room, size), space))
    if count < 2:
        return room
    low, high = max(words) / _in_ems(1, size), room
    while high - low > 0.1:
        middle = (low + high) / 2
        if len(_breaks(words, _in_ems(middle, size), space)) > count:
            low = middle
        else:
            high = middle
    return high


def _words(text: str) -> list[str]:
    """What a line may be broken between: not at a no-break space."""
    return [word for word in text.replace("\n", " ").split(" ") if word]


def _in_ems(room: float, size: float) -> float:
    """`room` millimetres in the units of the table of widths."""
    return room * POINTS_PER_MM * _EM / size


def _space(bold: bool, italic: bool) -> int:
    return _advances(bold, italic)[" "]


def _word_widths(words: list[str], bold: bool, italic: bool) -> list[int]:
    advances = _advances(bold, italic)
    return [sum([advances.get(letter, _EM) for letter in word]) for word in words]


def _breaks(words: list[int], room: float, space: int) -> list[int]:
    """The index after the last word of each line, when words of these widths fill `room` one after another."""
    ends: list[int] = []
    line = 0
    for index, word in enumerate(words):
        if line and line + space + word > room:
            ends.append(index)
            line = word
        else:
            line += word + (space if line else 0)
    return [*ends, len(words)] if words else ends
