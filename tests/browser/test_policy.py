"""Visitors notice what a page does against its content security policy."""

from visitor import Visitor

RUN = """(code) => document.head.append(
  Object.assign(document.createElement("script"), { textContent: code }))"""


def test_a_script_that_nobody_has_announced_is_noticed(everyday: Visitor) -> None:
    everyday.open("odds")
    assert everyday.problems == []
    with everyday.page.expect_console_message(lambda message: message.type == "error"):
        everyday.page.evaluate(RUN, "window.unannounced = true")
    assert [problem.split(" (")[0] for problem in everyday.problems] == [
        "against the policy: script-src-elem inline"
    ]
    everyday.problems.clear()
