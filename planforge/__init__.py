"""planforge: kế hoạch của Ủy ban nhân dân as data, and the Word document that comes of it.

The library's doors are in `planforge.pipeline`; importing the package itself loads nothing else, so that
the command line answers at once.
"""

__version__ = "0.1.0"
