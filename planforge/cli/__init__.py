"""The command line: one module a command; `console` says things, `main` finds the command."""
