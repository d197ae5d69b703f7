"""From a plan to a page: the only place where wording, order and numbering are decided."""
