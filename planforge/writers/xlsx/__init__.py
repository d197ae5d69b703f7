"""An extract as an Excel workbook."""
