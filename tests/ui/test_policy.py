"""The content security policy names what the page needs, and nothing that opens the door wide."""

import pytest

from ui.policy import content_policy

# The example of the specification, https://www.w3.org/TR/CSP3/#external-hash.
GREETING = "<script>alert('Hello, world.');</script>"
FINGERPRINT = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def sources(policy: str, kind: str) -> list[str]:
    found = [rule.split()[1:] for rule in policy.split("; ") if rule.split()[0] == kind]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("page", "later"),
    [(f"<head>{GREETING}</head>", ()), ("", (GREETING,))],
    ids=["in the page", "added by the page"],
)
def test_a_script_that_is_written_out_may_run_by_its_hash(page: str, later: tuple[str]) -> None:
    assert FINGERPRINT in sources(content_policy(page, later), "script-src")


def test_a_script_that_nobody_has_announced_may_not_run() -> None:
    scripts = sources(content_policy('<script src="x.js"></script><p>alert(1)</p>'), "script-src")
    assert not [source for source in scripts if source.startswith("'sha256-")]


def test_nothing_is_evaluated_and_nothing_comes_from_elsewhere() -> None:
    policy = content_policy(GREETING)
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in sources(policy, "script-src")
    assert not set("*") & set(policy)
    assert "//" not in policy
    assert sources(policy, "default-src") == ["'self'"]
