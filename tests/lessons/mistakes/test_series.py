"""A series is drawn by its seed, and so are the places of the reasons."""

from collections import Counter

import pytest

from lessons.mistakes.claims import CLAIMS
from lessons.mistakes.series import SIZE, Series, order_of_reasons
from ui.seed import SEED

SHORT, WHOLE = SIZE.options


def keys(series: Series) -> list[str]:
    return [claim.key for claim in series.claims]


@pytest.mark.parametrize("seed", [1, 2, 17, SEED.high])
def test_a_short_series_has_four_true_claims_among_twelve(seed: int) -> None:
    claims = Series(SHORT, seed).claims
    assert Counter(claim.true for claim in claims) == {False: 8, True: 4}
    assert len(set(claims)) == 12


def test_the_whole_series_holds_every_claim_once() -> None:
    assert sorted(keys(Series(WHOLE, 5))) == sorted(CLAIMS)


def test_the_links_of_today_ask_the_same_claims_tomorrow() -> None:
    """A class may have kept them: another order of the claims would ask other ones."""
    asked = (
        "no_cheaper small_likelihood double_t bernoulli_swap probit three_symbols closed_form "
        "slope_q_y soft_zero odds_zero lse_constant multi_label"
    )
    assert keys(Series(SHORT, 1)) == asked.split()
    order = [order_of_reasons(claim, Series(SHORT, 1)) for claim in Series(SHORT, 1).claims[:4]]
    assert order == [[0, 2, 1], [2, 1, 0], [0, 2, 1], [2, 1, 0]]


def test_other_seeds_ask_other_claims_in_another_order_until_all_were_asked() -> None:
    drawn = [tuple(keys(Series(SHORT, seed))) for seed in range(1, 41)]
    assert len(set(drawn)) == 40
    assert {key for one in drawn for key in one} == CLAIMS.keys()


def test_the_right_reason_stands_in_every_place() -> None:
    places = Counter(
        order_of_reasons(claim, Series(WHOLE, seed)).index(0)
        for claim in CLAIMS.values()
        for seed in range(1, 21)
    )
    assert set(places) == {0, 1, 2}
    assert min(places.values()) > 0.28 * sum(places.values())
