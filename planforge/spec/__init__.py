"""The YAML spec as a plan: read, filled, checked; and a plan as YAML."""
