"""How fast planforge is, beside docxtpl as documented and beside the floor; `python -m benchmarks`."""
