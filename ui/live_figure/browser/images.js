/** Pictures inside a figure that change from frame to frame: bytes become colours by a palette. */

const canvas = document.createElement("canvas");

/**
 * @param {Uint8Array} bytes row by row from the top, one entry of the palette a pixel
 * @param {Float64Array} palette red, green, blue and opacity of every byte, 0 to 255
 * @returns {string} the picture as an address
 */
export function pictureOf(bytes, palette) {
  const side = Math.round(Math.sqrt(bytes.length));
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  const picture = context.createImageData(side, side);
  for (let i = 0; i < bytes.length; i += 1) {
    for (let part = 0; part < 4; part += 1) picture.data[4 * i + part] = palette[4 * bytes[i] + part];
  }
  context.putImageData(picture, 0, 0);
  return canvas.toDataURL();
}

/** Puts pictures in the places that Plotly has made for the images of its layout, in their order. */
export function showPictures(plot, addresses) {
  const places = plot.querySelectorAll(".imagelayer image");
  addresses.forEach((address, i) => {
    // A picture that is set is decoded anew, also where it stays what it was.
    if (places[i]?.getAttribute("href") !== address) places[i]?.setAttribute("href", address);
  });
}
