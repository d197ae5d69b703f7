"""Two plans held side by side: which thing of the one is which of the other, and what differs."""
