"""Every number that the curriculum promises of cross-entropy is on its page, to its last digit."""

import numpy as np
from course import opened, press, promised, readouts, seen, texts

PAGE = "cross-entropy"
FAIR = {f"p{number}": repr(1 / 3) for number in (1, 2, 3)}
SURPRISALS = ("surprisal_a", "surprisal_b", "surprisal_both")
BLOCKS = ("1.6667", "1.6111", "1.6049", None, "1.5893", "1.5992")  # the fourth is not promised


def test_the_numbers_at_the_start() -> None:
    app = opened(PAGE)
    assert promised(
        app,
        {
            "entropy": ".801819",
            "cross_entropy": "1.146436",
            "kl": ".344618",
            "reverse_kl": ".352653",
            "entropy_bits": "1.156780",
            "variance_1": ".0819",
            "variance_2": ".1848",
            "variance_3": ".2227",
            "eigenvalue_1": "0",
            "eigenvalue_2": ".11855",
            "eigenvalue_3": ".37090",
        },
    )
    for text in ("1.443 bits", "0.356675", "0.685179"):
        assert texts(app).count(text) == 1, text


def test_prices_of_independent_surprises_add() -> None:
    bits, nats = (readouts(seen(PAGE, scene="surprisal", unit=unit)) for unit in ("bits", "nats"))
    assert [bits[name] for name in SURPRISALS] == [1, 2, 3]
    assert bits["product"] == nats["product"] == 0.125
    wanted = {"surprisal_a": ".693147", "surprisal_b": "1.386294", "surprisal_both": "2.079442"}
    assert promised(seen(PAGE, scene="surprisal"), wanted)
    smallest = seen(PAGE, scene="surprisal", unit="bits", a="0.01", b="0.01")
    assert promised(smallest, {"surprisal_a": "6.644", "surprisal_both": "13.288"})


def test_steps_towards_both_labels() -> None:
    for taken, loss in (("1", ".258"), ("10", ".0576"), ("200", ".0033")):
        assert promised(seen(PAGE, scene="gradient", taken=taken), {"loss": loss})
    for taken, loss in (("0", ".558"), ("1", ".480"), ("200", ".394398")):
        soft = seen(PAGE, scene="gradient", aim="soft", taken=taken)
        assert promised(soft, {"loss": loss})
    assert max(abs(readouts(soft)[f"slope_{number}"]) for number in (1, 2, 3)) < 1e-6


def test_a_long_stream_charges_q_about_its_cross_entropy() -> None:
    long = seen(PAGE, scene="stream", heard="200")
    assert promised(long, {"stream_believer": "1.646", "stream_cross_entropy": "1.654"})
    text = texts(seen(PAGE))
    for number in ("P itself 1.09, by chance less", "pays 1.22 bits in the long run"):
        assert number in text, number


def test_bits_and_blocks_of_three_equal_symbols() -> None:
    app = opened(PAGE, unit="bits", **FAIR)
    assert promised(app, {"entropy": "1.584963", "entropy_bits": "1.584963"})
    for length, bits in enumerate(BLOCKS, start=1):
        app.slider(key="block").set_value(float(length)).run()
        assert bits is None or promised(app, {"block_bits": bits})


def test_presets_and_the_swap_keep_both_distributions() -> None:
    app = press(opened(PAGE), "swap")
    assert promised(app, {"kl": ".352653", "reverse_kl": ".344618"})
    shown = readouts(press(app, "learn"))
    assert shown["kl"] == shown["reverse_kl"] == 0
    assert shown["cross_entropy"] == shown["entropy"]
    assert readouts(press(app, "p_one_hot"))["entropy"] == 0
    assert promised(press(app, "p_soft"), {"entropy": ".394398"})  # (.05, .05, .9)
    assert promised(press(app, "p_fair"), {"entropy": "1.098612"})  # ln 3


def test_a_belief_that_rules_out_what_happens_costs_without_end() -> None:
    app = opened(PAGE, q1="0", q2="0.7")
    assert readouts(app)["cross_entropy"] == readouts(app)["kl"] == float("inf")
    assert texts(app).count("Q rules out something that does happen") == 1


def test_an_address_that_is_no_distribution_is_explained() -> None:
    app = opened(PAGE, p1="0.5")
    assert ["sum to 1" in one.value for one in app.warning] == [True]
    assert "p1" not in app.query_params
    assert promised(app, {"entropy": ".801819"})


def test_every_step_lowers_the_loss_and_the_start_is_found_again() -> None:
    app = opened(PAGE)
    losses = [readouts(app)["loss"]]
    for _step in range(3):
        losses.append(readouts(press(app, "step_on"))["loss"])
    assert losses == sorted(losses, reverse=True)
    assert len(set(losses)) == 4
    assert readouts(press(app, "step_start"))["loss"] == losses[0]


def test_codes_and_streams_follow_the_distributions() -> None:
    app = press(opened(PAGE), "p_fair")
    assert promised(
        app,
        {"entropy_bits": "1.584963", "own_length": "1.6667", "stream_entropy": "1.584963"},
    )


def test_a_guess_is_scored_by_the_probability_it_was_given() -> None:
    app = opened(PAGE, heard="1")
    first = readouts(app)["stream_yours"]
    second = 2 * readouts(press(app, "guess_C"))["stream_yours"] - first
    # -log2 of .8 where the guess is right, of .1 where it is not.
    assert min(abs(second - 0.321928), abs(second - 3.321928)) < 1e-6
    paid = readouts(press(app, "listen"))["stream_yours"]
    link = {key: str(np.ravel(app.query_params[key])[0]) for key in ("heard", "guesses")}
    assert link == {"heard": "12", "guesses": "2C"}
    assert readouts(seen(PAGE, **link))["stream_yours"] == paid
