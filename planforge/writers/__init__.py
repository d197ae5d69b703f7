"""From the block tree to files. Each format is a module; the table of them is `planforge.pipeline.FORMATS`."""
