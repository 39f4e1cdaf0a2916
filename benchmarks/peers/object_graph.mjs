/**
 * The training loop of a browser playground, as a peer: units and links are objects, and every
 * example walks through them by itself. Its output is one tanh unit with squared error.
 *
 * node object_graph.mjs SIZES BATCH EPOCHS: reads inputs and labels (±1) as one JSON array
 * [[x1, x2, y], …] from standard input and prints epochs a second.
 */

class Unit {
  constructor(bias) {
    Object.assign(this, { bias, inputs: [], outputs: [], output: 0, slope: 0, summed: 0 });
  }

  forward() {
    let total = this.bias;
    for (const link of this.inputs) total += link.weight * link.source.output;
    this.output = Math.tanh(total);
  }

  /** Takes the derivative of the loss by the unit's output back through its activation. */
  backward(byOutput) {
    this.slope = byOutput * (1 - this.output * this.output);
    this.summed += this.slope;
    for (const link of this.inputs) link.summed += this.slope * link.source.output;
  }

  blame() {
    let total = 0;
    for (const link of this.outputs) total += link.weight * link.target.slope;
    return total;
  }

  update(rate) {
    this.bias -= rate * this.summed;
    this.summed = 0;
    for (const link of this.inputs) {
      link.weight -= rate * link.summed;
      link.summed = 0;
    }
  }
}

function network(sizes) {
  const layers = sizes.map((size) => Array.from({ length: size }, () => new Unit(0.1)));
  layers.slice(1).forEach((layer, i) => {
    for (const target of layer) {
      for (const source of layers[i]) {
        const link = { source, target, weight: Math.random() - 0.5, summed: 0 };
        source.outputs.push(link);
        target.inputs.push(link);
      }
    }
  });
  return layers;
}

function epoch(layers, points, batch, rate) {
  const [last] = layers.at(-1);
  points.forEach(([x1, x2, label], i) => {
    [layers[0][0].output, layers[0][1].output] = [x1, x2];
    for (const layer of layers.slice(1)) for (const unit of layer) unit.forward();
    last.backward(last.output - label);
    for (let depth = layers.length - 2; depth > 0; depth -= 1) {
      for (const unit of layers[depth]) unit.backward(unit.blame());
    }
    if ((i + 1) % batch > 0) return;
    for (const layer of layers.slice(1)) for (const unit of layer) unit.update(rate / batch);
  });
}

const [sizes, batch, epochs] = process.argv.slice(2).map((text) => JSON.parse(text));
let text = "";
for await (const part of process.stdin) text += part;
const points = JSON.parse(text);
const layers = network(sizes);
for (let i = 0; i < epochs / 4; i += 1) epoch(layers, points, batch, 0.03); // compiled by then
const start = performance.now();
for (let i = 0; i < epochs; i += 1) epoch(layers, points, batch, 0.03);
console.log((1000 * epochs) / (performance.now() - start));
