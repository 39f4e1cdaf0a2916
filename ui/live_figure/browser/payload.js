/**
 * The wire format of a live figure (written by ui/live_figure/payload.py):
 * a little-endian uint32 with the length of the JSON part, the JSON part, zero bytes up to the
 * next multiple of 8, then the raw arrays. In the JSON part an array stands as
 * {"$array": [type, offset, shape]}, its offset counted from the end of the padding; with
 * "$reversed" beside it the array is to be read backwards. The type "s" is written as its docstring
 * says, the type "v" as that of ui/live_figure/multiples.py. Texts stand as { "$texts": those that differ, "$at": array }.
 */

/** A typed array that knows its shape (rows along the first axis). */
export class Matrix {
  /** @param {Float64Array|Float32Array} values @param {number[]} shape */
  constructor(values, shape) {
    this.values = values;
    this.width = shape.slice(1).reduce((product, length) => product * length, 1);
    this.scalarRows = shape.length === 1;
  }

  /** The i-th row, without copying; a row of a one-dimensional array is its one element. */
  row(i) {
    return this.values.subarray(i * this.width, (i + 1) * this.width);
  }
}

const TYPES = { u1: Uint8Array, f4: Float32Array, f8: Float64Array };

/**
 * @param {Uint8Array} bytes as they were sent
 * @returns {Promise<Uint8Array>} the payload in them
 */
export async function unpacked(bytes) {
  const [isPacked, content] = [bytes[0] === 1, bytes.subarray(1)];
  if (!isPacked) return content;
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {Uint8Array} bytes
 * @returns {object} the payload; 0-d arrays are numbers, 1-d arrays are typed arrays, and inside
 *   `sweeps` and `corners` every array is a {@link Matrix}
 */
export function decode(bytes) {
  const buffer = bytes.slice().buffer; // a copy starts at 0, so typed views are aligned
  const length = new DataView(buffer).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, 4, length));
  const start = Math.ceil((4 + length) / 8) * 8;
  const view = ([type, offset, shape], { $unit: unit, $over: over }) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    if (type === "v") {
      const whole = wholes(new Uint8Array(buffer, start + offset), size, size / shape[0]);
      return whole.map((count) => (over ? count / over : count * unit));
    }
    if (type === "s") return fromSteps(new Uint8Array(buffer, start + offset, 8 * size), size / shape[0]);
    return new TYPES[type](buffer, start + offset, size);
  };
  const payload = JSON.parse(text, (key, value) => {
    if (value?.$texts) return Array.from(value.$at, (place) => value.$texts[place]);
    if (!value?.$array) return value;
    const shape = value.$array[2];
    const values = value.$reversed ? view(value.$array, value).slice().reverse() : view(value.$array, value);
    return shape.length === 0 ? values[0] : Object.assign(values, { shape });
  });
  payload.sweeps.forEach((sweep) => {
    sweep.traces = sweep.traces.map(([index, changes]) => [index, matrices(changes)]);
    sweep.layout = matrices(sweep.layout);
    sweep.readouts = matrices(sweep.readouts);
    sweep.moves = matrices(sweep.moves ?? {});
  });
  payload.corners?.forEach((corner) => {
    corner.traces = corner.traces.map(([index, changes]) => [index, matrices(changes)]);
    corner.readouts = matrices(corner.readouts);
  });
  return payload;
}

/** Reads so many whole numbers; each row holds the changes from the row before. */
function wholes(bytes, size, width) {
  const whole = new Float64Array(size);
  let at = 0;
  for (let i = 0; i < size; i += 1) {
    let code = bytes[at] & 127;
    for (let weight = 128; bytes[at] > 127; weight *= 128) {
      at += 1;
      code += (bytes[at] & 127) * weight;
    }
    at += 1;
    whole[i] = (code % 2 ? -(code + 1) / 2 : code / 2) + (i < width ? 0 : whole[i - width]);
  }
  return whole;
}

/** Reads numbers whose bits stand as changes from the row before, all lowest bytes first. */
function fromSteps(bytes, width) {
  const size = bytes.length / 8;
  const halves = new Uint32Array(2 * size); // of each number the lower one first
  const half = (at) =>
    bytes[at] + bytes[at + size] * 2 ** 8 + bytes[at + 2 * size] * 2 ** 16 + bytes[at + 3 * size] * 2 ** 24;
  for (let i = 0; i < size; i += 1) {
    const [before, isFirst] = [2 * (i - width), i < width];
    const low = half(i) + (isFirst ? 0 : halves[before]);
    halves[2 * i] = low;
    halves[2 * i + 1] = half(i + 4 * size) + (isFirst ? 0 : halves[before + 1]) + (low >= 2 ** 32 ? 1 : 0);
  }
  return new Float64Array(halves.buffer);
}

/** Wraps each typed array of an object in a {@link Matrix}, at any depth; lists of strings stay as they are. */
function matrices(changes) {
  const wrapped = (values) => {
    if (ArrayBuffer.isView(values)) return new Matrix(values, values.shape);
    if (Array.isArray(values)) return typeof values[0] === "object" ? values.map(wrapped) : values;
    return values && typeof values === "object" ? matrices(values) : values;
  };
  return Object.fromEntries(Object.entries(changes).map(([name, values]) => [name, wrapped(values)]));
}
