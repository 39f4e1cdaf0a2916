"""What a student's page goes along with, and how it is left alone."""

import pytest
from classroom import Classroom, expect_numbers, expect_state, expect_together, place_of
from expecting import expect
from playwright.sync_api import FilePayload
from test_handles import first_handle
from visitor import Visitor

pytestmark = pytest.mark.exhaustive

STEP = """() => Number(document.querySelector(".st-key-step input[type=range]").value)"""
PLAYING = """() => document.documentElement.hasAttribute("data-playing")"""
FRAME_AT_TIME = """async () => {
  const module = document.querySelector("link[rel=modulepreload][href$='/live_figure/film.js']");
  const { bars: [bar] } = await import(module.href);
  await new Promise(requestAnimationFrame);
  return [Date.now(), bar.transport.place];
}"""
# The strip of scenes is there, and names none of them before `list` is called.
UNLISTED = """(() => {
  const hide = () => {
    for (const one of document.querySelectorAll("nav[data-scenes] [data-scene]")) {
      one.dataset.held = one.dataset.scene;
      delete one.dataset.scene;
    }
  };
  const observer = new MutationObserver(hide);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  window.list = () => {
    observer.disconnect();
    const held = document.querySelectorAll("[data-held]");
    for (const { dataset } of held) dataset.scene = dataset.held;
  };
})()"""
RENAMED = """(queries) => {
  const code = new URLSearchParams(location.search).get("room");
  for (const query of queries) history.replaceState(null, "", query + code);
}"""
# How far a film goes at one moment that is a sixth of a second behind another, and one ahead.
GONE_ALONG = """async () => {
  const module = document.querySelector("link[rel=modulepreload][href$='/live_figure/film.js']");
  const { bars: [bar] } = await import(module.href);
  const { transport } = bar;
  transport.halt();
  transport.toggle(0);
  const found = [1 / 6, -1 / 6].map((seconds) => {
    transport.place = 8.9;
    const [before, far] = [transport.place, bar.present.speed * seconds];
    bar.goAlong({ ...bar.present, passed: before - transport.frame + far });
    return [before, transport.place, far];
  });
  transport.halt();
  return found;
}"""
# From here on chance is known, and so is how long everything waits.
WAITS = """(chance) => {
  const later = setTimeout;
  window.waits = [];
  Math.random = () => chance;
  window.setTimeout = (what, delay, ...more) => {
    waits.push(delay);
    return later(what, delay, ...more);
  };
}"""
TABLE = b"width,height,fruit\n1,2,apple\n2,1,apple\n7,6,banana\n6,7,banana\n"
TOLD = """([code, what, body]) => fetch(`/rooms/${code}/${what}`, {
  method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
}).then((answer) => answer.status)"""


def test_a_pause_takes_the_controls_and_nothing_else(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    room.mode("pause")
    expect_state(student, "pause")
    student.skip()
    before = student.value("p")
    student.page.locator(".st-key-p [role=group]").click(force=True)
    student.page.locator(".st-key-page_foot .st-key-way_next button").click(force=True)
    student.page.keyboard.press("PageDown")
    student.frame()
    student.rest()
    assert (student.value("p"), place_of(student)) == (before, place_of(lesson))
    expect_state(student, "pause")
    lesson.hold("p", 0.2)  # the teacher goes on
    expect_numbers(lesson, student)
    lesson.release()
    room.mode("free")
    expect_state(student, "free")
    student.page.locator(".st-key-way_next button").click()
    expect(student.page.locator("[data-scene-shown=symmetry]")).to_be_visible()
    student.rest()


@pytest.mark.parametrize("chance", [0.25, 0.8125])
def test_a_class_that_is_let_go_tells_the_server_over_half_a_second(
    room: Classroom, chance: float
) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    lesson.hold("p", 0.2)
    expect_numbers(lesson, student)
    student.page.evaluate(WAITS, chance)
    lesson.release()
    expect_together(lesson, student)
    assert student.parameters["p"] == lesson.parameters["p"]
    assert 500 * chance in student.page.evaluate("waits")


def test_who_tries_alone_is_left_alone_and_comes_back_by_one_tap(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    phone = room.phone()
    expect_together(lesson, phone)
    phone.skip()
    phone.input("p").focus()
    phone.page.keyboard.press("ArrowRight")
    expect_state(phone, "alone")
    expect(phone.page.locator(".room-hint")).to_contain_text("직접 움직였으니")
    phone.rest()
    phone.page.locator("[data-scenes] [data-scene=ladder]").click()
    expect(phone.page.locator("[data-scene-shown=ladder]")).to_be_visible()
    phone.rest()
    expect(room.page.locator("[data-room-lost]")).to_have_text("1 at Odds and logit · Ladder")
    lesson.hold("p", 0.8)
    lesson.release()
    assert phone.parameters["scene"] == "ladder"
    phone.page.reload()  # and stays alone
    expect_state(phone, "alone")
    phone.rest()
    phone.page.locator(".room-badge").get_by_role("button", name="수업으로 돌아가기").click()
    expect_state(phone, "lead")
    expect_together(lesson, phone)
    expect(room.page.locator("[data-room-lost]")).to_be_empty()


def test_turning_alone_is_leaving_and_a_call_brings_back(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    student.page.keyboard.press("PageDown")
    expect_state(student, "alone")
    student.rest()
    room.look_here()
    expect_state(student, "lead")
    expect_together(lesson, student)


def test_nobody_is_alone_who_arrives_before_the_scenes_are_listed(room: Classroom) -> None:
    there = {"place": {"page": "odds", "query": "scene=rulers"}}
    assert room.page.evaluate(TOLD, [room.code, "state", there]) == 204
    student = room.let_in()
    student.page.add_init_script(UNLISTED)
    student.page.goto(f"{room.server}/?room={room.code}")
    student.page.wait_for_url(lambda url: "/odds?" in url)
    student.rest()
    # The server takes the name of the first scene out of an address to which the page has come.
    student.page.evaluate(RENAMED, ["?scene=rulers&room=", "?room="])
    expect_state(student, "lead")
    student.page.evaluate("window.list()")
    student.rest()
    expect_state(student, "lead")


def test_a_point_on_a_map_is_followed_while_it_is_dragged(room: Classroom) -> None:
    lesson = room.lesson("loss").skip()
    student = room.student()
    expect_together(lesson, student)
    before = lesson.readouts()
    x, y = first_handle(lesson)
    lesson.page.mouse.down()
    lesson.page.mouse.move(x + 40, y - 40, steps=3)
    lesson.frame()
    assert lesson.readouts() != before
    address = student.parameters
    expect_numbers(lesson, student)
    assert student.parameters == address  # the teacher still holds it
    lesson.release()
    expect_together(lesson, student)


def test_a_table_of_the_teachers_own_stays_there_and_students_are_told(room: Classroom) -> None:
    lesson = room.lesson("train", data="own", epochs="10").skip()
    phone = room.phone()
    expect_together(lesson, phone)
    hint = phone.page.locator(".room-hint")
    expect(hint).to_be_empty()
    file: FilePayload = {"name": "points.csv", "mimeType": "text/csv", "buffer": TABLE}
    lesson.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])
    expect(lesson.page.get_by_text("In use:")).to_be_visible()
    expect(hint).to_contain_text("선생님 컴퓨터에만 있어")
    expect(room.page.locator("[data-class] .room-told")).to_contain_text("Your table stays")
    lesson.rest().page.get_by_role("button", name="Remove the file").click()
    expect(hint).to_be_empty()
    expect_together(lesson, phone)


def test_points_that_the_teacher_has_drawn_are_there_for_all(room: Classroom) -> None:
    lesson = room.lesson("train", data="own", epochs="10", own="a-1_1a-1.5_1b1_-1b1.5_-1").skip()
    student = room.student()
    expect_together(lesson, student)
    expect(student.page.locator(".room-hint")).to_be_empty()


def test_a_group_of_sliders_is_followed(room: Classroom) -> None:
    lesson = room.lesson("cross-entropy", scene="beliefs").skip()
    student = room.student()
    expect_together(lesson, student)
    lesson.hold("q1", 0.8)  # the other beliefs give way
    expect_numbers(lesson, student)
    lesson.release()
    expect_together(lesson, student)
    lesson.open("softmax", scene="temperature").skip()
    expect_together(lesson, student)
    lesson.hold("t", 0.1)  # a slider that counts its options
    expect_numbers(lesson, student)
    lesson.release()
    expect_together(lesson, student)


def test_settings_that_are_no_sliders_are_followed_there_and_back(room: Classroom) -> None:
    lesson = room.lesson("cross-entropy", scene="surprisal").skip()
    student = room.student()
    expect_together(lesson, student)
    for name in ("bits", "nats", "bits"):
        lesson.page.locator(".st-key-unit").get_by_text(name, exact=True).click()
        expect_together(lesson, student)


def test_the_film_is_played_in_step(room: Classroom) -> None:
    lesson = room.lesson("train", epochs="100").skip()
    student = room.student()
    expect_together(lesson, student)
    play = lesson.page.locator(".lf-film [data-film=play]:visible")
    play.click()
    student.page.wait_for_function(PLAYING)
    for page in (lesson.page, student.page):
        page.wait_for_function(f"() => ({STEP})() > 60")
    there, here = (page.evaluate(FRAME_AT_TIME) for page in (student.page, lesson.page))
    pace = float(lesson.page.locator(".lf-pace select:visible").input_value())  # frames a second
    assert abs((here[1] - there[1]) - pace * (here[0] - there[0]) / 1000) < pace / 2
    play.click()
    student.page.wait_for_function(f"() => !({PLAYING})()")
    expect_together(lesson, student)
    lesson.page.locator(".lf-film [data-film=back]:visible").click()
    expect_together(lesson, student)


def test_a_film_that_is_a_little_behind_catches_up_by_and_by(visitor: Visitor) -> None:
    visitor.open("train", epochs="100").skip()
    late, ahead = visitor.page.evaluate(GONE_ALONG)
    assert late[1] > late[0]  # and by less than all of it, which would be a leap
    assert late[1] - late[0] < late[2] / 2
    assert ahead[1] < ahead[0]
    assert int(ahead[1]) == int(ahead[0])


def test_a_hand_on_what_a_scene_does_not_have_moves_nothing(room: Classroom) -> None:
    lesson = room.lesson("odds", scene="rulers").skip()
    student = room.student()
    expect_together(lesson, student)
    before = student.readouts()
    body = {"values": {"nowhere": 3, "start": 2, "text": "x"}, "released": True}
    assert lesson.page.evaluate(TOLD, [room.code, "hand", body]) == 204
    lesson.hold("p", 0.9)
    expect_numbers(lesson, student)
    assert student.readouts() != before
    lesson.release()
    expect_together(lesson, student)
