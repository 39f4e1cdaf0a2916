(sliders) => {
  const input = [...document.querySelectorAll(sliders)].find((one) => one.checkVisibility());
  if (!input) return null;
  const slider = input.closest("[data-testid=stSlider]");
  slider.scrollIntoView({ block: "center" });
  const { left, right } = slider.querySelector("[role=group]").getBoundingClientRect();
  const { x, y, width, height } = slider
    .querySelector("[data-testid=stSliderThumbValue]").parentElement.getBoundingClientRect();
  const low = input.value - input.min < input.max - input.value;
  return { x: x + width / 2, y: y + height / 2, left, right, low };
}
