import * as z from 'zod';
import type { Color } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { createPlane, insetBox, type Plane, type Window } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { fillDot, helperDash, strokeLine, strokePath } from '../drawing/shapes.js';
import { write } from '../drawing/write.js';
import { count, quantity } from '../parameters/parameters.js';
import { letters, strokes } from '../stage/letters.js';
import type { Box, Painter, Stage } from '../stage/stage.js';

/** What decides a standing wave. */
export interface StandingWaveParameters {
  /** Half waves on the string. */
  readonly harmonic: number;
  /** Swings a second. */
  readonly frequency: number;
}

/** Two waves run towards each other; their sum stands. */
export const standingWave = defineSimulation({
  name: 'standing-wave',
  title: { en: 'A standing wave', ko: '정상파' },
  description: 'two waves run towards each other and make one that stands, with nodes',
  aliases: ['standing wave', 'string harmonics', 'harmonics', '정상파', '정재파', '현의 진동'],
  parameters: z.strictObject({
    harmonic: count({ description: 'half waves on the string', usual: '3', least: 1, most: 20 }),
    frequency: quantity('frequency', {
      description: 'swings a second',
      usual: '0.5Hz',
      least: 0.01,
      most: 10,
    }),
  }),
  frame: 'whole',
  equations: () => [{ tex: 'y = 2A\\,\\sin kx\\,\\cos\\omega t', color: 'yellow' }],
  describe: () =>
    'A long string vibrates in a standing wave with still points between its swinging loops, glowing softly against a dark background',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'Two running waves', ko: '마주 달리는 두 파동' } },
    { seconds: sumFrom(seconds), name: { en: 'Their sum stands', ko: '합은 멈춰 선다' } },
  ],
  prepare: createPainter,
});

/** Height of one of the two running waves (amplitude 1) at a place from 0 to 1; `direction` 1 runs to the right. */
export function runningWave(
  { harmonic, frequency }: StandingWaveParameters,
  { x, seconds, direction }: { readonly x: number; readonly seconds: number; readonly direction: 1 | -1 },
): number {
  return Math.sin(harmonic * Math.PI * x - direction * 2 * Math.PI * frequency * seconds);
}

/** Height of the sum of both. */
export function standingHeight(parameters: StandingWaveParameters, x: number, seconds: number): number {
  const right = runningWave(parameters, { x, seconds, direction: 1 });
  return right + runningWave(parameters, { x, seconds, direction: -1 });
}

/** Seconds at which the sum appears. */
function sumFrom(seconds: number): number {
  return Math.min(3, seconds * 0.3);
}

function createPainter(parameters: StandingWaveParameters, stage: Stage): Painter {
  const { area, palette, size } = stage;
  const gap = size * 0.04;
  const height = (area.height - gap) / 3;
  const window: Window = { left: 0, right: 1, bottom: -1.15, top: 1.15 };
  const upper = createPlane(rowOf({ ...area, height }, stage), window);
  const rest = { ...area, top: area.top + height + gap, height: area.height - height - gap };
  const lower = createPlane(rowOf(rest, stage), { ...window, bottom: -2.3, top: 2.3 });
  const names = {
    both: stage.say({ en: 'two running waves', ko: '마주 달리는 두 파동' }),
    sum: stage.say({ en: 'their sum', ko: '두 파동의 합' }),
  };
  return (context, seconds) => {
    const curve = (plane: Plane, color: Color, heightAt: (x: number) => number) =>
      paintCurve(context, stage, { plane, color, heightAt });
    paintRest(context, stage, upper);
    curve(upper, palette.blue, (x) => runningWave(parameters, { x, seconds, direction: 1 }));
    curve(upper, palette.red, (x) => runningWave(parameters, { x, seconds, direction: -1 }));
    const start = sumFrom(stage.seconds);
    context.globalAlpha = stage.ease(Math.min(1, Math.max(0, seconds - start + 1)));
    paintRest(context, stage, lower);
    paintEnvelope(context, stage, { plane: lower, parameters });
    curve(lower, palette.yellow, (x) => standingHeight(parameters, x, seconds));
    paintNodes(context, stage, { plane: lower, parameters });
    writeName(context, stage, names.sum, lower);
    context.globalAlpha = 1;
    writeName(context, stage, names.both, upper);
  };
}

function rowOf(box: Box, stage: Stage): Box {
  const rim = stage.size * 0.02;
  return insetBox(box, { left: rim, right: rim, top: stage.size * letters.tick * 1.6 });
}

function writeName(context: DrawingContext, stage: Stage, text: string, { box }: Plane): void {
  write(context, stage, { text, x: box.left, y: box.top, size: letters.tick, baseline: 'bottom' });
}

function paintRest(context: DrawingContext, stage: Stage, { box, toY }: Plane): void {
  const y = toY(0);
  const look = { color: stage.palette.muted, width: strokes.thin, dash: helperDash, alpha: 0.6 };
  strokeLine(context, stage, { from: [box.left, y], to: [box.left + box.width, y], ...look });
}

interface Curve {
  readonly plane: Plane;
  readonly color: Color;
  heightAt(x: number): number;
}

function paintCurve(context: DrawingContext, stage: Stage, { plane, color, heightAt }: Curve): void {
  const parts = Math.max(60, Math.round(plane.box.width / 3));
  context.beginPath();
  for (let part = 0; part <= parts; part += 1)
    context.lineTo(plane.toX(part / parts), plane.toY(heightAt(part / parts)));
  strokePath(context, stage, { color, width: strokes.curve });
}

interface Standing {
  readonly plane: Plane;
  readonly parameters: StandingWaveParameters;
}

function paintEnvelope(context: DrawingContext, stage: Stage, { plane, parameters }: Standing): void {
  for (const side of [1, -1]) {
    const parts = 40 * parameters.harmonic;
    context.beginPath();
    for (let part = 0; part <= parts; part += 1) {
      const x = part / parts;
      context.lineTo(
        plane.toX(x),
        plane.toY(side * 2 * Math.abs(Math.sin(parameters.harmonic * Math.PI * x))),
      );
    }
    strokePath(context, stage, { color: stage.palette.yellow, width: strokes.thin, alpha: 0.35 });
  }
}

function paintNodes(context: DrawingContext, stage: Stage, { plane, parameters }: Standing): void {
  const { harmonic } = parameters;
  for (let node = 0; node <= harmonic; node += 1) {
    const at = [plane.toX(node / harmonic), plane.toY(0)] as const;
    fillDot(context, stage, { at, radius: 0.01, color: stage.palette.ink });
  }
}
