"""A plan as it was decided: frozen, prose still with its placeholders. `spec` reads it, `compose` prints it."""
