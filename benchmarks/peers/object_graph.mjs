/**
 * The training loop of TensorFlow Playground, as a peer: units and links are objects, every example
 * walks through them by itself, and each object counts what it has gathered. Written anew after the
 * order of work in its `nn.ts` and `playground.ts` (Apache-2.0): inputs come out of a table of
 * features for each example, and a slope asks the activation for its value once more.
 *
 * node object_graph.mjs SIZES BATCH EPOCHS: reads inputs and labels (±1) as one JSON array
 * [[x1, x2, y], …] from standard input and prints epochs a second. The losses, which the page works
 * out after every epoch, are not part of it.
 */

const TANH = {
  value: (x) => Math.tanh(x),
  slope: (x) => {
    const y = TANH.value(x);
    return 1 - y * y;
  },
};
const SQUARED_ERROR = { slope: (output, target) => output - target };
const FEATURES = {
  x1: { used: true, of: (x1) => x1 },
  x2: { used: true, of: (x1, x2) => x2 },
  x1Squared: { used: false, of: (x1) => x1 * x1 },
  x2Squared: { used: false, of: (x1, x2) => x2 * x2 },
  product: { used: false, of: (x1, x2) => x1 * x2 },
  sinX1: { used: false, of: (x1) => Math.sin(x1) },
  sinX2: { used: false, of: (x1, x2) => Math.sin(x2) },
};

class Unit {
  constructor(activation) {
    const numbers = { bias: 0.1, total: 0, output: 0, byOutput: 0, byTotal: 0, summed: 0, seen: 0 };
    Object.assign(this, { activation, inputs: [], outputs: [] }, numbers);
  }

  forward() {
    this.total = this.bias;
    for (const link of this.inputs) this.total += link.weight * link.source.output;
    this.output = this.activation.value(this.total);
  }

  /** Takes the derivative of the loss by the unit's output back through its activation. */
  gatherBias() {
    this.byTotal = this.byOutput * this.activation.slope(this.total);
    this.summed += this.byTotal;
    this.seen += 1;
  }

  gatherWeights() {
    for (const link of this.inputs) {
      link.byWeight = this.byTotal * link.source.output;
      link.summed += link.byWeight;
      link.seen += 1;
    }
  }

  blame() {
    this.byOutput = 0;
    for (const link of this.outputs) this.byOutput += link.weight * link.target.byTotal;
  }

  update(rate, penalty) {
    if (this.seen > 0) {
      this.bias -= (rate * this.summed) / this.seen;
      this.summed = this.seen = 0;
    }
    for (const link of this.inputs) {
      const shrink = link.penalty ? link.penalty.slope(link.weight) : 0;
      if (link.seen > 0) {
        link.weight -= (rate / link.seen) * (link.summed + penalty * shrink);
        link.summed = link.seen = 0;
      }
    }
  }
}

function network(sizes) {
  const layers = sizes.map((size) => Array.from({ length: size }, () => new Unit(TANH)));
  layers.slice(1).forEach((layer, i) => {
    for (const target of layer) {
      for (const source of layers[i]) {
        const weight = Math.random() - 0.5;
        const link = { source, target, weight, penalty: null, byWeight: 0, summed: 0, seen: 0 };
        source.outputs.push(link);
        target.inputs.push(link);
      }
    }
  });
  return layers;
}

function inputsOf(x1, x2) {
  const inputs = [];
  for (const name in FEATURES) if (FEATURES[name].used) inputs.push(FEATURES[name].of(x1, x2));
  return inputs;
}

function forward(layers, inputs) {
  for (let i = 0; i < inputs.length; i += 1) layers[0][i].output = inputs[i];
  for (let depth = 1; depth < layers.length; depth += 1) for (const unit of layers[depth]) unit.forward();
}

function backward(layers, label) {
  const [last] = layers[layers.length - 1];
  last.byOutput = SQUARED_ERROR.slope(last.output, label);
  for (let depth = layers.length - 1; depth > 0; depth -= 1) {
    for (const unit of layers[depth]) unit.gatherBias();
    for (const unit of layers[depth]) unit.gatherWeights();
    if (depth > 1) for (const unit of layers[depth - 1]) unit.blame();
  }
}

function epoch(layers, points, batch, rate) {
  points.forEach((point, i) => {
    forward(layers, inputsOf(point.x1, point.x2));
    backward(layers, point.label);
    if ((i + 1) % batch > 0) return;
    for (let depth = 1; depth < layers.length; depth += 1) for (const unit of layers[depth]) unit.update(rate, 0);
  });
}

const [sizes, batch, epochs] = process.argv.slice(2).map((text) => JSON.parse(text));
let text = "";
for await (const part of process.stdin) text += part;
const points = JSON.parse(text).map(([x1, x2, label]) => ({ x1, x2, label }));
const layers = network(sizes);
for (let i = 0; i < epochs / 4; i += 1) epoch(layers, points, batch, 0.03); // compiled by then
const start = performance.now();
for (let i = 0; i < epochs; i += 1) epoch(layers, points, batch, 0.03);
console.log((1000 * epochs) / (performance.now() - start));
