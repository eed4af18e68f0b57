import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { createRandom } from '../../drawing/seeded-random.js';
import { axisRim, paintAxes } from '../axes/paint-axes.js';
import { createPlane, insetBox, type Plane } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { strokePath } from '../drawing/shapes.js';
import { write } from '../drawing/write.js';
import { count } from '../parameters/parameters.js';
import { letters, strokes } from '../stage/letters.js';
import { type Painter, reveal, type Stage } from '../stage/stage.js';

interface WalkParameters {
  readonly walkers: number;
  readonly steps: number;
  readonly seed: number;
}

/** Many walkers toss coins: where they end is a bell. */
export const randomWalk = defineSimulation({
  name: 'random-walk',
  title: { en: 'Random walks and the normal distribution', ko: '무작위 걸음과 정규분포' },
  description: 'many random walks, and the bell curve of where they end',
  aliases: [
    'random walk',
    'normal distribution',
    'gaussian',
    'galton board',
    '무작위 걸음',
    '랜덤 워크',
    '정규분포',
    '정규 분포',
  ],
  parameters: z.strictObject({
    walkers: count({ description: 'how many walk', usual: '2000', least: 10, most: 20_000 }),
    steps: count({ description: 'steps of each', usual: '100', least: 4, most: 400 }),
    seed: count({ description: 'of the coins', usual: '1', least: 0, most: 1e9 }),
  }),
  frame: 'whole',
  equations: () => [{ tex: 'f(x) = \\frac{1}{\\sqrt{2\\pi n}}\\,e^{-x^2 / 2n}', color: 'yellow' }],
  symbols: () => [
    { tex: 'n', color: 'muted' },
    { tex: 'x', color: 'muted' },
  ],
  describe: () =>
    'Countless thin glowing threads wander randomly outward from a single point and gather into a smooth bell-shaped cloud against a dark background',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'The walks', ko: '걸음' } },
    { seconds: seconds * 0.72, name: { en: 'The bell', ko: '종 모양' } },
  ],
  prepare: createPainter,
});

/** Places of each walker after each step, one walker after the other; all begin at 0 and go 1 up or down a step. */
export function walk({ walkers, steps, seed }: WalkParameters): Int16Array {
  const random = createRandom(seed, 'walk');
  const places = new Int16Array(walkers * (steps + 1));
  for (let walker = 0; walker < walkers; walker += 1) {
    const start = walker * (steps + 1);
    for (let step = 1; step <= steps; step += 1)
      places[start + step] = (places[start + step - 1] ?? 0) + random.sign();
  }
  return places;
}

/** Walkers that are drawn as lines; the histogram counts all. */
const mostLines = 70;

interface Scene {
  readonly parameters: WalkParameters;
  readonly places: Int16Array;
  readonly walks: Plane;
  readonly bell: Plane;
  /** Places that one bar counts. */
  readonly bin: number;
  /** Tallest bar at the end, as a share. */
  readonly most: number;
}

function createPainter(parameters: WalkParameters, stage: Stage): Painter {
  const scene = createScene(parameters, stage);
  const still = stage.createLayer(stage.width, stage.height);
  const layer = still.getContext('2d');
  const names = { xName: stage.formula('n', 'muted'), yName: stage.formula('x', 'muted') };
  paintAxes(layer, stage, { plane: scene.walks, ...names });
  const caption = stage.say({ en: 'where they are', ko: '지금 있는 곳' });
  const { box } = scene.bell;
  write(layer, stage, {
    text: caption,
    x: box.left + box.width / 2,
    y: box.top - stage.size * 0.012,
    size: letters.tick,
    align: 'center',
    baseline: 'bottom',
  });
  return (context, seconds) => {
    context.drawImage(still, 0, 0);
    const share = Math.min(1, seconds / (stage.seconds * 0.8));
    const gone = share * parameters.steps;
    paintWalks(context, stage, scene, gone);
    paintBars(context, stage, scene, Math.floor(gone));
    const alpha = reveal(stage, seconds, [stage.seconds * 0.72, stage.seconds * 0.85]);
    if (alpha > 0) paintBell(context, stage, scene, alpha);
  };
}

function createScene(parameters: WalkParameters, stage: Stage): Scene {
  const { area, size } = stage;
  const rim = axisRim(stage);
  const letter = size * letters.tick;
  const isWide = area.width > area.height;
  const reach = 3.4 * Math.sqrt(parameters.steps);
  const bellShare = isWide ? 0.28 : 0.24;
  const gap = size * 0.05;
  const height = area.height - letter * 2;
  const top = area.top + letter * 1.6;
  const bellBox = {
    left: area.left + area.width * (1 - bellShare) + gap,
    top,
    width: area.width * bellShare - gap,
    height,
  };
  const walksBox = { left: area.left, top, width: area.width * (1 - bellShare), height };
  const inner = insetBox(walksBox, {
    left: rim.left + letter * 2.4,
    right: rim.right + letter,
    bottom: 0,
    top: 0,
  });
  const walks = createPlane(inner, { left: 0, right: parameters.steps, bottom: -reach, top: reach });
  const bin = Math.max(2, 2 * Math.round(Math.sqrt(parameters.steps) / 5));
  const most = (bin / Math.sqrt(2 * Math.PI * parameters.steps)) * 1.35;
  const bell = createPlane(bellBox, { left: 0, right: most, bottom: -reach, top: reach });
  return { parameters, places: walk(parameters), walks, bell, bin, most };
}

function paintWalks(context: DrawingContext, stage: Stage, scene: Scene, gone: number): void {
  const { parameters, places, walks } = scene;
  const { steps, walkers } = parameters;
  const { series } = stage.palette;
  const whole = Math.floor(gone);
  for (let walker = 0; walker < Math.min(mostLines, walkers); walker += 1) {
    const start = walker * (steps + 1);
    context.beginPath();
    for (let step = 0; step <= whole; step += 1)
      context.lineTo(walks.toX(step), walks.toY(places[start + step] ?? 0));
    const from = places[start + whole] ?? 0;
    const to = places[start + Math.min(steps, whole + 1)] ?? from;
    context.lineTo(walks.toX(gone), walks.toY(from + (to - from) * (gone - whole)));
    const color = series[walker % series.length] ?? series[0];
    strokePath(context, stage, { color, width: strokes.thin, alpha: 0.55 });
  }
}

function paintBars(context: DrawingContext, stage: Stage, scene: Scene, step: number): void {
  const { parameters, places, bell, bin } = scene;
  const { steps, walkers } = parameters;
  const counts = new Map<number, number>();
  for (let walker = 0; walker < walkers; walker += 1) {
    const place = Math.round((places[walker * (steps + 1) + step] ?? 0) / bin);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const height = Math.max(1, bin * bell.unitY - 1.5);
  context.fillStyle = css(stage.palette.blue, 0.8);
  for (const [place, number] of counts) {
    const share = Math.min(number / walkers, scene.most);
    context.fillRect(
      bell.toX(0),
      bell.toY(place * bin) - height / 2,
      Math.max(0.5, share * bell.unitX),
      height,
    );
  }
}

/** The density of the normal distribution with the variance of all steps, as wide as a bar. */
function paintBell(
  context: DrawingContext,
  stage: Stage,
  { parameters, bell, bin }: Scene,
  alpha: number,
): void {
  const { bottom, top } = bell.window;
  context.beginPath();
  for (let part = 0; part <= 120; part += 1) {
    const x = bottom + ((top - bottom) * part) / 120;
    const density = Math.exp((-x * x) / (2 * parameters.steps)) / Math.sqrt(2 * Math.PI * parameters.steps);
    context.lineTo(bell.toX(density * bin), bell.toY(x));
  }
  strokePath(context, stage, { color: stage.palette.yellow, width: strokes.curve, alpha });
}
