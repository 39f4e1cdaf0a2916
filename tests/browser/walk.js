/* All faults of the scene that is shown, in words; `fits` tells whether it must fit the screen. */
(fits) => {
  const faults = [];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (one) => (one.getAttribute("class") ?? one.tagName).match(/st-key-[\w-]+|lf-\w+/)?.[0]
    ?? one.dataset.testid ?? one.tagName;
  const words = (one) => one.textContent.trim().slice(0, 40);
  const bench = document.querySelector(".st-key-bench");
  if (!bench) return ["no scene"];
  const needed = ["[data-scene-shown] h1", "[class*=st-key-task-]"].map((one) => document.querySelector(one));
  const question = all("[class*=st-key-question-]", bench).filter(seen);
  const controls = all(".stSlider, .stButtonGroup, .stSelectbox, .stNumberInput, .stCheckbox, .stButton, "
    + ".stTextInput", bench).filter((one) => seen(one) && !one.closest("[class*=st-key-question-], .stExpander"));
  const figures = all(".lf-readouts, .lf-formula, .lf-plot, .vega-embed, .board, [class*=st-key-sheet]", bench)
    .filter((one) => seen(one) && one.offsetHeight);
  const parts = [...needed, ...question, ...controls, ...figures];
  if (fits && !question.length && !all(".lf-readouts, .lf-formula [data-readout], .lf-plot .textpoint", bench).some(seen)) faults.push("no readouts");
  const main = document.querySelector("[data-testid=stMain]");
  for (const part of fits ? parts : []) {
    const { top, bottom, left, right } = part.getBoundingClientRect();
    const above = top + main.scrollTop;
    if (above < 0 || bottom + main.scrollTop > innerHeight + 1 || left < 0 || right > innerWidth + 1) {
      faults.push(`${name(part)} reaches from ${Math.round(above)} to ${Math.round(bottom + main.scrollTop)}`);
    }
  }
  const cut = (one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX)
    && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1;
  for (const one of all(".st-key-deck *, .st-key-page_head *, .st-key-page_foot *")) {
    const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (own && seen(one) && !one.closest("svg, .katex, math") && cut(one)) faults.push(`cut: ${words(one)}`);
  }
  for (const one of all("[data-readout]", bench)) {
    if (seen(one) && !one.textContent.trim()) faults.push(`no number: ${one.dataset.readout}`);
  }
  // A line of text is higher than what is written in it.
  const inked = ({ left, right, top, bottom, width, height }) =>
    ({ left, right, width, height, top: top + 0.15 * height, bottom: bottom - 0.15 * height });
  for (const plot of all(".lf-plot", bench)) {
    const frame = plot.getBoundingClientRect();
    const texts = all("text", plot)
      .filter((one) => seen(one) && one.textContent.trim() && getComputedStyle(one).fill !== "none"
        && !one.closest(".hoverlayer, [display=none]") && Number(getComputedStyle(one).opacity) > 0.05)
      .map((one) => [one, inked(one.getBoundingClientRect())])
      .filter(([, box]) => box.width && box.height);
    for (const [one, box] of texts) {
      const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top,
        box.bottom - frame.bottom);
      const clipped = one.closest("[clip-path]");
      if (out > 2 && !clipped) faults.push(`outside of its figure by ${Math.round(out)}: ${words(one)}`);
    }
    texts.forEach(([one, a], i) => texts.slice(i + 1).forEach(([other, b]) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const least = Math.min(a.height, b.height, a.width, b.width);
      if (across > 3 && down > 0.35 * least) faults.push(`“${words(one)}” lies on “${words(other)}”`);
    }));
  }
  if (document.documentElement.dataset.view === "projector") {
    const least = innerHeight / 40 - 0.1;
    for (const one of all(".st-key-page_head *, .st-key-deck *")) {
      const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const size = parseFloat(getComputedStyle(one).fontSize);
      if (own && seen(one) && size && size < least && !one.closest(".katex, math, .stExpander, sub, sup, tspan")) {
        faults.push(`${size.toFixed(1)} px: ${words(one)}`);
      }
    }
    const height = Math.max(0, ...all(".lf, .vega-embed, .board, [class*=st-key-sheet]", bench).map((one) => one.offsetHeight));
    if (fits && height < 0.6 * innerHeight) faults.push(`the chart is ${height} px high`);
  }
  return [...new Set(faults)];
}
