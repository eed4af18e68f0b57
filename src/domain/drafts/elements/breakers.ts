import { type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { smoothstep, wrap } from '../../drawing/interpolation.js';
import { hashUnit } from '../../drawing/seeded-random.js';
import { atDepth, type Painter, type Stage } from '../stage.js';

/** Waves under way at once. */
const WAVES = 6;
/** Points of a crest. */
const POINTS = 130;

/** Swells that roll in from the open sea, steepen, show their dark faces and wear a little foam. */
export function createBreakers(
  stage: Stage,
  sea: { readonly horizonY: number; readonly bottom: number },
): Painter {
  const seed = Math.floor(stage.random('breakers').next() * 1e9);
  const shapeOf = createShapes(stage, sea);
  const tones = chooseTones(stage);
  return (context, seconds) => {
    const time = seconds * Math.min(3, stage.scene.pace) * 0.05;
    const waves = Array.from({ length: WAVES }, (_, wave) => {
      const age = wrap(wave / WAVES + time, 1);
      const row = hashUnit(seed + wave, Math.floor(wave / WAVES + time)) * 50;
      return { age, row };
    });
    waves.sort((a, b) => a.age - b.age);
    atDepth(context, { stage, depth: 0.4, seconds }, () => {
      for (const { age, row } of waves) {
        context.globalAlpha = smoothstep(0.02, 0.3, age) * smoothstep(1, 0.86, age);
        paintWave(context, shapeOf({ age, row, time }), tones);
      }
      context.globalAlpha = 1;
    });
  };
}

interface Tones {
  readonly face: Color;
  readonly back: Color;
  readonly foam: string;
}

function chooseTones({ palette }: Stage): Tones {
  const sheen = mix(palette.water, mix(palette.sky[2], palette.glow, 0.25), 0.4);
  const white = mix(hex('#ffffff'), palette.key, 0.35);
  return {
    face: mix(palette.water, palette.ground, 0.3),
    back: sheen,
    foam: css(mix(palette.sky[3], white, 0.3 + 0.65 * palette.brightness), 0.75),
  };
}

interface WaveShape {
  readonly baseY: number;
  readonly tall: number;
  readonly x: Float64Array;
  readonly crest: Float64Array;
  /** Of the foam at each point. */
  readonly foam: Float64Array;
}

/** Where a wave is at an age from 0 (far out) to 1 (gone), and how it looks there. */
function createShapes(stage: Stage, sea: { readonly horizonY: number; readonly bottom: number }) {
  const { width, size } = stage;
  const noise = stage.noise('breakers');
  const depth = sea.bottom - sea.horizonY;
  const x = Float64Array.from({ length: POINTS + 1 }, (_, point) => width * ((point / POINTS) * 1.14 - 0.07));
  return ({ age, row, time }: { age: number; row: number; time: number }): WaveShape => {
    const near = age ** 1.7;
    const baseY = sea.horizonY + depth * (0.08 + near);
    const tall = size * (0.005 + 0.075 * near) * smoothstep(0, 0.25, age);
    const crest = x.map((at) => {
      const swell = noise.at((at / size) * (1.5 - near * 0.6) + row, time * 5 + row);
      return baseY - tall * Math.max(0.05, 0.5 + swell * 1.5) - tall * 0.05 * Math.sin((at / size) * 48);
    });
    const most = size * 0.007 * smoothstep(0.97, 0.75, age);
    const foam = x.map((at, point) => {
      const lift = Math.min(0.8, Math.max(0, (baseY - (crest[point] ?? 0)) / Math.max(1, tall) - 0.5));
      const torn = Math.max(0, 0.7 + 1.5 * noise.at((at / size) * 9 + row, time * 24));
      return Math.min(most * Math.min(1, torn), tall * 0.3 * lift * torn);
    });
    return { baseY, tall, x, crest, foam };
  };
}

/** The sheen of the sky on its crest, its dark face below, and foam where it breaks. */
function paintWave(context: DrawingContext, wave: WaveShape, tones: Tones): void {
  const { baseY, tall, crest, foam } = wave;
  const gradient = context.createLinearGradient(0, baseY - tall * 1.25, 0, baseY + tall * 0.75);
  gradient.addColorStop(0, css(tones.back, 0.7));
  gradient.addColorStop(0.45, css(tones.face, 0.6));
  gradient.addColorStop(1, css(tones.face, 0));
  context.fillStyle = gradient;
  fillBetween(
    context,
    wave,
    (point) => crest[point] ?? 0,
    () => baseY + tall * 0.75,
  );
  context.fillStyle = tones.foam;
  fillBetween(
    context,
    wave,
    (point) => (crest[point] ?? 0) - (foam[point] ?? 0) * 0.25,
    (point) => (crest[point] ?? 0) + (foam[point] ?? 0),
  );
}

function fillBetween(
  context: DrawingContext,
  { x }: WaveShape,
  above: (point: number) => number,
  below: (point: number) => number,
): void {
  context.beginPath();
  for (let point = 0; point <= POINTS; point += 1) context.lineTo(x[point] ?? 0, above(point));
  for (let point = POINTS; point >= 0; point -= 1) context.lineTo(x[point] ?? 0, below(point));
  context.fill();
}
