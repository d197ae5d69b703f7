"""All rules in the order in which they are asked; the first that has something to say decides, the last always has."""

from planforge.transforms.mentions.citation_rules import CITED, TITLED
from planforge.transforms.mentions.cycle_rules import OWN
from planforge.transforms.mentions.horizon_rules import HORIZONS
from planforge.transforms.mentions.identity_rules import IDENTITY
from planforge.transforms.mentions.name_rules import EVENTS, QUOTED
from planforge.transforms.mentions.period_rules import PERIODS
from planforge.transforms.mentions.result_rules import RESULTS
from planforge.transforms.mentions.rule import Rule, Verdict
from planforge.transforms.mentions.spots import Spot

RULES: tuple[Rule, ...] = (
    *IDENTITY,
    *CITED,
    *EVENTS,
    *PERIODS,
    *(rule for rule in HORIZONS if rule.name == "den-nam"),
    *TITLED,
    *RESULTS,
    *(rule for rule in HORIZONS if rule.name != "den-nam"),
    *QUOTED,
    *OWN,
)


def judged(spot: Spot) -> tuple[Rule, Verdict]:
    """The rule that decides on `spot`, and what it says."""
    for rule in RULES:
        if verdict := rule.judge(spot):
            return rule, verdict
    raise AssertionError("the last rule has something to say of every spot")
