"""In which surroundings the tools that change what is kept are of use."""

from tools.toolkit.surroundings import Surroundings


def is_anything_known(surroundings: Surroundings) -> bool:
    """Tell whether there is a fact that could be forgotten from here."""
    return bool(surroundings.facts)


def may_there_be_transactions(surroundings: Surroundings) -> bool:
    """Tell whether a transaction could be changed; where others read along the tool itself says where to ask."""
    return surroundings.transactions or not surroundings.private


def may_there_be_worth(surroundings: Surroundings) -> bool:
    """Tell whether it is known what the user owns or owes; where others read along the tool says where to ask."""
    return surroundings.worth or not surroundings.private


def may_there_be_goals(surroundings: Surroundings) -> bool:
    """Tell whether a goal could be changed; where others read along the tool itself says where to ask."""
    return surroundings.goals > 0 or not surroundings.private
