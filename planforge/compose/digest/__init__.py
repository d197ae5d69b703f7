"""Tin bài: the news item of an issued plan, made of the plan's own sentences; `news` makes it."""
