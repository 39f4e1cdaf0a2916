"""What a page does against its content security policy is refused, and visitors notice it."""

from visitor import Visitor

NOTICED = "against the policy: script-src-elem inline"
RUN = """(code) => document.head.append(
  Object.assign(document.createElement("script"), { textContent: code }))"""


def test_a_script_that_nobody_has_announced_is_refused_and_noticed(everyday: Visitor) -> None:
    everyday.open("odds")
    assert everyday.problems == []
    with everyday.page.expect_console_message(lambda message: message.text.startswith(NOTICED)):
        everyday.page.evaluate(RUN, "window.unannounced = true")
    said = [problem.split(" (")[0] for problem in everyday.problems]
    assert NOTICED in said
    assert everyday.page.evaluate("window.unannounced") is None
    everyday.problems.clear()
