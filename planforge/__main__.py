"""`python -m planforge`."""

from planforge.cli.main import main

main()
