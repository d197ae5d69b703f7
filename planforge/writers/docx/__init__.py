"""The Word writer: an office's frame, filled; body and tables as WordprocessingML; the file around them."""
