import pytest

from tools.toolkit.arguments import canonical


@pytest.mark.parametrize(
    "other",
    [
        '{"saved":"5","name":"House"}',
        ' { "name" : "House", "saved": "5", "deadline": null } ',
        '{"name": "Hous\\u0065", "saved": "5", "deadline": " "}',
    ],
)
def test_other_ways_to_write_the_same_arguments_are_the_same(other: str) -> None:
    assert canonical(other) == canonical('{"name": "House", "saved": "5"}')


@pytest.mark.parametrize("other", ['{"name": "House", "saved": "50"}', '{"name": "House"}', '{"name": "house"}', ""])
def test_other_arguments_are_others(other: str) -> None:
    assert canonical(other) != canonical('{"name": "House", "saved": "5"}')


def test_what_cannot_be_read_is_the_same_only_as_itself() -> None:
    assert canonical('{"name": "Hou') == '{"name": "Hou'
