"""When a page of the course is at rest: all that was asked for has been run, sent and drawn.

Streamlit's own mark, `data-test-script-state`, says "not running" also between a click and the
start of its run, and from the end of a run until its elements have reached the scripts of their
figures. So what came over the line is held against what Streamlit has taken in, and what Streamlit
holds for each figure against what the figure was handed last. The figure itself then says when it
is settled.
"""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 40_000

_NUMBER = {field.name: field.number for field in ForwardMsg.DESCRIPTOR.fields}
_EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN

# Runs before the page's own scripts; counts the runs whose end has come over the line.
WATCH = """(() => {
  const runs = { running: false, finished: 0 };
  window.runsOnTheLine = runs;
  const numberAt = (bytes, at) => {
    let [value, weight] = [0, 1];
    for (; bytes[at] > 127; at += 1, weight *= 128) value += (bytes[at] & 127) * weight;
    return [value + bytes[at] * weight, at + 1];
  };
  const note = (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const [key, start] = numberAt(bytes, at);
      const [value, end] = numberAt(bytes, start);
      if (key >> 3 === NEW_SESSION) runs.running = true;
      if (key >> 3 === SCRIPT_FINISHED) {
        runs.finished += 1;
        runs.running = value === EARLY; // the next run follows at once
      }
      at = (key & 7) === 2 ? end + value : end;
    }
  };
  window.WebSocket = class extends WebSocket {
    constructor(...address) {
      super(...address);
      this.addEventListener("message", ({ data }) => note(new Uint8Array(data)));
    }
  };
})();"""
for _name, _value in {
    "NEW_SESSION": _NUMBER["new_session"],
    "SCRIPT_FINISHED": _NUMBER["script_finished"],
    "EARLY": _EARLY,
}.items():
    WATCH = WATCH.replace(_name, str(_value))

# Holds once the page is at rest in two frames on end: layout may ask for more within the first.
AT_REST = """async (patience) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const KEEPERS = "[data-kept], [data-in-room], [data-join], [data-class], [data-class-answer]";
  const BOARDS = ".board:not(.room-board)";
  const PARTS = `.lf, ${BOARDS}, ${KEEPERS}, [data-cards], [data-teacher], `;
  const LISTS = "nav[data-scenes], [data-progress]";
  const KINDS = { live_figure: [".lf", "index.js"] };
  const newest = {}; // by module: the payload that each figure was handed last
  const load = async (name) => {
    const link = document.querySelector(`link[rel=modulepreload][href$="/live_figure/${name}"]`);
    newest[name] ??= (await import(link.href)).newest;
  };
  const inSight = (place) => {
    const { top, bottom } = place.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const fibers = () => {
    const root = document.getElementById("root");
    const key = Object.keys(root).find((name) => name.startsWith("__reactContainer$"));
    const [found, next] = [[], [root[key].stateNode.current]];
    while (next.length) {
      const fiber = next.pop();
      found.push(fiber);
      next.push(...[fiber.sibling, fiber.child].filter(Boolean));
    }
    return found;
  };
  const failed = (selector) => all(selector).some((one) => one.dataset.state === "failed");
  const drawn = (figure) => figure.dataset.state === "failed" || figure.dataset.settled === "true"
    || (figure.dataset.settled === "unseen" && !inSight(figure.querySelector(".lf-plot")));
  const looks = () => {
    const state = document.querySelector("[data-testid=stApp]")?.dataset;
    const mounted = all("[data-testid^=stBidiComponent]").length;
    return state?.testConnectionState === "CONNECTED" && state.testScriptState === "notRunning"
      && !("coming" in document.documentElement.dataset)
      && document.querySelector(".st-key-page_foot") && all("[data-testid=stSkeleton]").length === 0
      && all(PARTS + LISTS).length === mounted
      && mounted
      && all(`${BOARDS}, ${KEEPERS}`).every((one) => one.dataset.settled)
      && all(`[data-cards] ol, ${LISTS}`).every((list) => list.childElementCount)
      && all(".lf").every(drawn);
  };
  const holds = () => {
    const tree = fibers();
    const app = tree.map(({ stateNode }) => stateNode)
      .find((node) => node?.widgetMgr && "hasReceivedNewSession" in node);
    const runs = window.runsOnTheLine;
    if (app.widgetMgr.flushScheduled || !app.hasReceivedNewSession || runs.running) return false;
    if (app.state.scriptRunFinishedSequence !== runs.finished) return false;
    return Object.entries(KINDS).every(([kind, [selector, name]]) => {
      if (failed(selector)) return true;
      const handed = new Set(all(selector).map((root) => newest[name].get(root)));
      return tree.map(({ memoizedProps }) => memoizedProps?.element)
        .every((element) => element?.componentName !== kind || handed.has(element.bytes));
    });
  };
  const end = performance.now() + patience;
  for (let frames = 0; frames < 2;) {
    await new Promise(requestAnimationFrame);
    if (performance.now() > end) throw new Error("the page did not come to rest");
    if (!looks()) frames = 0;
    else {
      for (const [selector, name] of Object.values(KINDS)) if (!failed(selector)) await load(name);
      frames = looks() && holds() ? frames + 1 : 0;
    }
  }
}"""
