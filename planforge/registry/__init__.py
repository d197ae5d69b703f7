"""Who is who in administration: names of bodies, their short forms, which of them are the same."""
