"""Where a reader finds a task in the plan: `Mục II.1.2`, `Phụ lục II, mục 3`."""

from planforge.compose.body import task_numbers
from planforge.compose.task_table import numbers_in_table
from planforge.plan.plan import Plan
from planforge.vietnamese import roman


def task_places(plan: Plan) -> dict[int, str]:
    """The place of each task that the plan prints, by the task's `id()`: in its body or else in the first table."""
    places = {task: f"Mục {number}" for task, number in task_numbers(plan).items()}
    several = len(plan.appendices) > 1
    for position, appendix in enumerate(plan.appendices, 1):
        if appendix.source == "tasks":
            name = f"Phụ lục {roman(position)}" if several else "Phụ lục"
            for task, number in numbers_in_table(appendix, plan).items():
                places.setdefault(task, f"{name}, mục {number}")
    return places
