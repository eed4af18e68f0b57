import { type Color, css, hex, mix } from '../../drawing/color.js';
import { wrap } from '../../drawing/interpolation.js';
import { atDepth, type Painter, type Stage } from '../stage.js';

export interface FishSchoolOptions {
  readonly purpose: string;
  readonly count: number;
  /** Of one fish, in pixels. */
  readonly length: number;
  readonly centerY: number;
  readonly color: Color;
  /** A stripe of this color on each. */
  readonly accent?: Color;
  /** Radius of the school, in pictures. */
  readonly spread: number;
  readonly depth: number;
}

/** Fish that swim together, each with its own tail beat, crossing the picture again and again. */
export function createFishSchool(stage: Stage, options: FishSchoolOptions): Painter {
  const { width, size } = stage;
  const random = stage.random(options.purpose);
  const direction = random.sign();
  const start = random.between(0.2, 0.6);
  const fish = Array.from({ length: options.count }, () => ({
    x: (random.next() + random.next() - 1) * options.spread,
    y: (random.next() + random.next() - 1) * options.spread * 0.6,
    length: options.length * random.between(0.75, 1.2),
    phase: random.between(0, 7),
    rate: random.between(6, 9),
  }));
  const body = css(options.color);
  const stripe = css(mix(options.accent ?? options.color, hex('#ffffff'), 0.1), 0.85);
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    const along = wrap(start + time * 0.03, 1.5) - 0.25;
    const schoolX = (direction > 0 ? along : 1 - along) * width;
    atDepth(context, { stage, depth: options.depth, seconds }, () => {
      for (const pass of options.accent === undefined ? [body] : [body, stripe]) {
        context.fillStyle = pass;
        context.beginPath();
        for (const one of fish) {
          const x = schoolX + one.x * size + size * 0.012 * Math.sin(time * 0.8 + one.phase);
          const y = options.centerY + one.y * size + size * 0.014 * Math.sin(time * 0.6 + one.phase * 2);
          const beat = 0.3 * Math.sin(time * one.rate + one.phase);
          const shape = { x, y, length: one.length, direction, beat };
          if (pass === body) traceFish(context, shape);
          else traceStripe(context, shape);
        }
        context.fill();
      }
    });
  };
}

interface FishShape {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  /** 1 to the right. */
  readonly direction: number;
  readonly beat: number;
}

function traceFish(context: Parameters<Painter>[0], fish: FishShape): void {
  const { x, y, length, direction, beat } = fish;
  const at = (along: number): number => x + along * length * direction;
  const tail = beat * length * 0.35;
  context.moveTo(at(0.5), y);
  context.bezierCurveTo(
    at(0.25),
    y - length * 0.3,
    at(-0.15),
    y - length * 0.24,
    at(-0.36),
    y - length * 0.04 + tail * 0.4,
  );
  context.lineTo(at(-0.58), y - length * 0.2 + tail);
  context.quadraticCurveTo(at(-0.5), y + tail, at(-0.58), y + length * 0.2 + tail);
  context.lineTo(at(-0.36), y + length * 0.04 + tail * 0.4);
  context.bezierCurveTo(at(-0.15), y + length * 0.24, at(0.25), y + length * 0.3, at(0.5), y);
  context.moveTo(at(0.12), y - length * 0.2);
  context.quadraticCurveTo(at(-0.06), y - length * 0.36, at(-0.2), y - length * 0.26);
  context.lineTo(at(-0.16), y - length * 0.16);
}

function traceStripe(context: Parameters<Painter>[0], fish: FishShape): void {
  const { x, y, length, direction, beat } = fish;
  const at = (along: number): number => x + along * length * direction;
  const tail = beat * length * 0.12;
  context.moveTo(at(0.4), y - length * 0.02);
  context.quadraticCurveTo(at(0), y - length * 0.16, at(-0.34), y + tail);
  context.quadraticCurveTo(at(0), y - length * 0.02, at(0.4), y - length * 0.02);
}
