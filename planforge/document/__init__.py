"""The page: blocks and inlines of a finished document, its layout, and how wide its letters are."""
