"""What a browser can tell of the looks of a page, as scripts that a page is asked to run."""

# Contrast of each word of a figure with the page behind it; signs such as ● are marks, not words.
# In the cells of a map Plotly writes dark or light; what waits outside of its figure is not seen.
CONTRASTS = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => parts(color).slice(0, 3).reduce((sum, part, i) => {
    const value = part / 255;
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return sum + [0.2126, 0.7152, 0.0722][i] * linear;
  }, 0);
  const app = document.querySelector("[data-testid=stApp]");
  const page = luminance(getComputedStyle(app).backgroundColor);
  const own = (text) => [...text.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");
  const contrast = (ink) => (Math.max(page, ink) + 0.05) / (Math.min(page, ink) + 0.05);
  const axis = (canvas) => {  // the strongest dot of its lowest lines, which are words
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, height - 40, width, 40);
    const dots = Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 4));
    return Math.max(...dots.filter((dot) => dot[3] === 255)
      .map((dot) => contrast(luminance(dot.slice(0, 3).join(" ")))));
  };
  const drawn = [...document.querySelectorAll(".vega-embed canvas")]
    .map((canvas) => ["an axis on a canvas", axis(canvas)]);
  const words = ":is(.js-plotly-plot, .vega-embed) :is(text, tspan)";
  const written = [...document.querySelectorAll(words)]
    .filter((text) => /[\\p{L}\\p{N}∞]/u.test(own(text)) && !text.closest(".heatmap-label"))
    .filter((text) => {
      const figure = text.closest(".js-plotly-plot")?.getBoundingClientRect();
      return !figure || text.getBoundingClientRect().left < figure.right;
    })
    .map((text) => {
      const ink = luminance(getComputedStyle(text).fill);
      return [text.textContent, contrast(ink)];
    });
  return [...written, ...drawn];
}"""
# Whether the page has a dark background.
DARK = """() => {
  const color = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  return color.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 300;
}"""

OVERHANG = """() => {
  const width = document.documentElement.clientWidth;
  const main = document.querySelector("[data-testid=stMain]");
  return [document.documentElement.scrollWidth - width, main.scrollWidth - main.clientWidth];
}"""

# Formulas in sentences that are in pieces although a line has room for them.
BROKEN = """() => [...document.querySelectorAll(":not(.katex-display) > .katex > .katex-html")]
  .filter((formula) => {
    const boxes = [...formula.querySelectorAll(":scope > .base")]
      .map((part) => part.getBoundingClientRect());
    const room = formula.closest("p, li")?.clientWidth ?? Infinity;
    return boxes.reduce((sum, box) => sum + box.width, 0) < room
      && boxes.some((box, i) => i && box.left < boxes[i - 1].left);
  })
  .map((formula) => formula.textContent)"""
# Formulas whose particle begins the next line.
PARTED = """() => [...document.querySelectorAll(":not(.katex-display) > .katex")]
  .filter((formula) => {
    const after = formula.nextSibling;
    if (after?.nodeType !== Node.TEXT_NODE || !/^\\p{L}/u.test(after.data)) return false;
    const letter = document.createRange();
    letter.setStart(after, 0);
    letter.setEnd(after, 1);
    return letter.getBoundingClientRect().left < formula.getBoundingClientRect().left;
  })
  .map((formula) => formula.textContent + formula.nextSibling.data)"""
# Words along the upright axes of a figure that leave it, or lie on each other.
CROWDED = """() => [...document.querySelectorAll("[data-held] .lf-plot")].flatMap((plot) => {
  const whole = plot.getBoundingClientRect();
  const titles = [...plot.querySelectorAll("[class^='g-y'] text")];
  const boxes = titles.map((title) => title.getBoundingClientRect());
  const upon = (one, other) => one.top < other.bottom - 1 && other.top < one.bottom - 1
    && one.left < other.right - 1 && other.left < one.right - 1;
  return titles.filter((title, i) => boxes[i].top < whole.top || boxes[i].bottom > whole.bottom
    || boxes.some((other, j) => j !== i && upon(boxes[i], other))).map((one) => one.textContent);
})"""

# The most part of the screen that a figure takes, and the lowest panel with numbers along its side.
SIZES = """() => {
  const figures = [...document.querySelectorAll("[data-held] .lf-plot")];
  const panels = figures.flatMap((plot) => Object.entries(plot._fullLayout)
    .filter(([name, axis]) => /^yaxis/.test(name) && axis.showticklabels !== false && axis.visible)
    .map(([, axis]) => axis._length));
  const heights = figures.map((plot) => plot.offsetHeight / innerHeight);
  return [Math.max(...heights), Math.min(...panels)];
}"""
# Scrolls a slider low on the screen, where a thumb is; tells where things are then.
TOGETHER = """(slider) => {
  const main = document.querySelector("[data-testid=stMain]");
  const figure = slider.closest("[data-testid=stHorizontalBlock]:has([data-held])")
    .querySelector("[data-held]");
  main.scrollBy(0, slider.getBoundingClientRect().y - 0.8 * innerHeight);
  const [plot, own] = [figure.querySelector(".lf-plot"), slider]
    .map((one) => one.getBoundingClientRect());
  return [plot.top, plot.bottom, own.top, own.bottom];
}"""
# A build that does not know a kind of trace draws a line instead.
KINDS = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((plot) =>
  plot.data.map((trace, i) => [trace.type ?? "scatter", plot._fullData[i].type]))"""

SCRIPTS = """() => performance.getEntriesByType("resource")
  .map((entry) => new URL(entry.name).pathname.split("/").at(-1))
  .filter((name) => name.startsWith("plotly") && name !== "plotly.js.map")"""

# What lies under the Save button of a figure, or reaches out of it above, or out of the screen.
UNDER_SAVE = """() => [...document.querySelectorAll(".lf")].flatMap((figure) => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const boxOf = (one) => {
    const words = document.createRange();
    words.selectNodeContents(one);
    return words.getBoundingClientRect();
  };
  const save = figure.querySelector(".lf-save summary");
  const button = seen(save) ? save.getBoundingClientRect() : new DOMRect();
  const scrolled = figure.scrollWidth > figure.clientWidth;
  const plot = figure.querySelector(".lf-plot").getBoundingClientRect();
  const written = ".lf-readouts :is(dt, dd), .lf-formula > *, .lf-plot .annotation text";
  const worded = (one) => seen(one) && one.textContent.trim(); // an arrow's text is empty
  return [...figure.querySelectorAll(written)].filter(worded).filter((one) => {
    const { left, right, top, bottom } = boxOf(one);
    const under = Math.min(right, button.right) - Math.max(left, button.left) > 1
      && Math.min(bottom, button.bottom) - Math.max(top, button.top) > 2;
    const above = one.matches(".lf-plot *") && top < plot.top - 1;
    return under || above || (!scrolled && (left < 0 || right > innerWidth));
  }).map((one) => one.textContent);
})"""
