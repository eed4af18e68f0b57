import { type Color, css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { SeededRandom } from '../../../drawing/seeded-random.js';
import type { Stage } from '../../stage.js';
import type { WaterTones } from './tones.js';

/** Branching corals, fans, tubes and domes along the crest. */
export function paintCorals(
  context: DrawingContext,
  reef: { stage: Stage; tones: WaterTones; row: number; crestY: (x: number) => number },
): void {
  const { stage, tones, row, crestY } = reef;
  const { width, size } = stage;
  const random = stage.random(`corals ${row}`);
  const distance = 0.66 - 0.31 * row;
  const paints: readonly [Color, ...Color[]] = [
    hex('#e0606b'),
    hex('#e8a24a'),
    hex('#a85fb8'),
    hex('#5fb39a'),
    hex('#e58fb0'),
  ];
  for (let x = -width * 0.05; x < width * 1.05; x += size * random.between(0.014, 0.06)) {
    const color = css(mix(mix(random.pick(paints), tones.floor, 0.5 + 0.1 * row), tones.middle, distance));
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineCap = 'round';
    const tall = size * random.between(0.02, 0.085) * (0.6 + 0.4 * row);
    const foot = { x, y: crestY(x) + tall * 0.12, tall };
    const kind = random.next();
    if (kind < 0.4) {
      branch(
        context,
        {
          x,
          y: foot.y,
          angle: -Math.PI / 2 + random.between(-0.3, 0.3),
          length: tall * random.between(0.28, 0.42),
          thick: tall * 0.1,
          left: 4,
        },
        random,
      );
    } else if (kind < 0.6) paintTubes(context, foot, random);
    else if (kind < 0.8) paintDome(context, foot);
    else paintGrass(context, foot, random);
  }
}

interface Foot {
  readonly x: number;
  readonly y: number;
  readonly tall: number;
}

function paintTubes(context: DrawingContext, { x, y, tall }: Foot, random: SeededRandom): void {
  for (let tube = -2; tube <= 2; tube += 1) {
    const lean = tube * 0.16 + random.between(-0.06, 0.06);
    const length = tall * random.between(0.3, 0.75);
    context.lineWidth = tall * random.between(0.08, 0.13);
    context.beginPath();
    context.moveTo(x + tube * tall * 0.07, y);
    context.quadraticCurveTo(
      x + tube * tall * 0.09,
      y - length * 0.6,
      x + tube * tall * 0.14 + lean * length,
      y - length,
    );
    context.stroke();
  }
}

function paintDome(context: DrawingContext, { x, y, tall }: Foot): void {
  context.beginPath();
  context.ellipse(x, y, tall * 0.62, tall * 0.42, 0, Math.PI, Math.PI * 2);
  context.ellipse(x + tall * 0.5, y, tall * 0.34, tall * 0.26, 0, Math.PI, Math.PI * 2);
  context.fill();
}

function paintGrass(context: DrawingContext, { x, y, tall }: Foot, random: SeededRandom): void {
  context.lineWidth = Math.max(1, tall * 0.035);
  context.beginPath();
  for (let blade = 0; blade < 12; blade += 1) {
    const lean = random.between(-0.5, 0.5) * tall;
    context.moveTo(x + lean * 0.15, y);
    context.quadraticCurveTo(x + lean * 0.3, y - tall * 0.7, x + lean, y - tall * random.between(0.6, 1.1));
  }
  context.stroke();
}

interface Branch {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly thick: number;
  readonly left: number;
}

function branch(
  context: DrawingContext,
  at: Branch,
  random: { between(low: number, high: number): number },
): void {
  const x = at.x + Math.cos(at.angle) * at.length;
  const y = at.y + Math.sin(at.angle) * at.length;
  context.lineWidth = at.thick;
  context.beginPath();
  context.moveTo(at.x, at.y);
  context.lineTo(x, y);
  context.stroke();
  if (at.left === 0) return;
  for (const turn of at.left % 2 === 0 ? [-0.5, 0.45] : [-0.62, 0.08, 0.6]) {
    branch(
      context,
      {
        x,
        y,
        angle: at.angle + turn + random.between(-0.25, 0.25),
        length: at.length * random.between(0.6, 0.86),
        thick: at.thick * 0.72,
        left: at.left - 1,
      },
      random,
    );
  }
}
