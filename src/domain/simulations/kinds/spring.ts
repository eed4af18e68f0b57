import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { insetBox } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { readoutHeight, writeReadouts } from '../drawing/readout.js';
import { drawArrow, helperDash, strokeLine, strokePath } from '../drawing/shapes.js';
import { createTimeGraph } from '../drawing/time-graph.js';
import { drawFormula } from '../drawing/write.js';
import { quantity } from '../parameters/parameters.js';
import { strokes } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';

/** What decides how a mass on a spring moves, in SI units. */
export interface SpringParameters {
  readonly mass: number;
  readonly stiffness: number;
  readonly amplitude: number;
  readonly damping: number;
}

/** A mass on a spring, with the graph of its displacement. */
export const spring = defineSimulation({
  name: 'spring',
  title: { en: 'A mass on a spring', ko: '용수철에 매달린 물체' },
  description: 'a mass swings on a spring, with the graph of its displacement',
  aliases: [
    'mass on a spring',
    'harmonic oscillator',
    'simple harmonic motion',
    '용수철',
    '스프링',
    '단진동',
    '조화 진동자',
  ],
  parameters: z.strictObject({
    mass: quantity('mass', { description: 'of the body', usual: '1kg', least: 0.001, most: 1000 }),
    stiffness: quantity('stiffness', {
      description: 'of the spring',
      usual: '20N/m',
      least: 0.01,
      most: 100_000,
    }),
    amplitude: quantity('length', {
      description: 'displacement at the start, upwards',
      usual: '20cm',
      least: 0.0001,
      most: 100,
    }),
    damping: quantity('number', { description: 'friction in kg/s', usual: '0', least: 0, most: 10_000 }),
  }),
  frame: 'side',
  equations: ({ damping }) => [{ tex: `m\\,\\ddot x = -k\\,x${damping > 0 ? ' - b\\,\\dot x' : ''}` }],
  symbols: () => [
    { tex: 'x', color: 'blue' },
    { tex: 'F', color: 'red' },
    { tex: 't', color: 'muted' },
  ],
  describe: ({ damping }) =>
    `A metal weight bounces up and down on a shiny coil spring${damping > 0 ? ', gently coming to rest' : ' in a steady rhythm'}, close-up in a bright physics laboratory`,
  beats: () => [{ seconds: 0, name: { en: 'The spring swings', ko: '용수철이 진동한다' } }],
  prepare: createPainter,
});

/**
 * Displacement in metres at a time, in closed form: under, at and over critical damping.
 * Source: https://en.wikipedia.org/wiki/Damping#Damped_sine_wave
 */
export function displacement(
  { mass, stiffness, amplitude, damping }: SpringParameters,
  seconds: number,
): number {
  const decay = damping / (2 * mass);
  const square = stiffness / mass - decay * decay;
  const fade = Math.exp(-decay * seconds);
  if (Math.abs(square) < 1e-9) return amplitude * fade * (1 + decay * seconds);
  if (square > 0) {
    const turn = Math.sqrt(square);
    return amplitude * fade * (Math.cos(turn * seconds) + (decay / turn) * Math.sin(turn * seconds));
  }
  const rate = Math.sqrt(-square);
  const quick = -decay - rate;
  const slow = -decay + rate;
  return (amplitude * (slow * Math.exp(quick * seconds) - quick * Math.exp(slow * seconds))) / (slow - quick);
}

interface Scene {
  readonly x: number;
  readonly top: number;
  /** Pixels at which the upper side of the body is at rest. */
  readonly rest: number;
  /** Pixels of a metre. */
  readonly unit: number;
  /** Pixels of the body's side. */
  readonly body: number;
}

function createPainter(parameters: SpringParameters, stage: Stage): Painter {
  const scene = layOut(parameters, stage);
  const still = stage.createLayer(stage.width, stage.height);
  paintStand(still.getContext('2d'), stage, scene);
  const readouts = { ...stage.side, height: readoutHeight(stage) * 2 };
  const high = parameters.amplitude * 1.2;
  const paintGraph = createTimeGraph(stage, {
    box: insetBox(stage.side, { top: readouts.height + stage.size * 0.03 }),
    range: [-high, high],
    series: [{ color: stage.palette.blue, valueAt: (seconds) => displacement(parameters, seconds) }],
    xName: stage.formula('t', 'muted'),
    yName: stage.formula('x', 'blue'),
  });
  return (context, seconds) => {
    context.drawImage(still, 0, 0);
    const x = displacement(parameters, seconds);
    paintSpring(context, stage, { scene, x });
    paintForce(context, stage, { scene, x, amplitude: parameters.amplitude });
    writeReadouts(context, stage, {
      box: readouts,
      readouts: [
        { name: stage.formula('x', 'blue'), value: x, digits: 3, unit: 'm' },
        { name: stage.formula('F', 'red'), value: -parameters.stiffness * x, unit: 'N' },
      ],
    });
    paintGraph(context, seconds);
  };
}

function layOut({ amplitude }: SpringParameters, { area, size }: Stage): Scene {
  const body = Math.min(size * 0.15, area.height * 0.2);
  const top = area.top + size * 0.03;
  const swing = Math.max(4, (area.height - size * 0.03 - body) * 0.3);
  const rest = area.top + area.height - body - swing - size * 0.01;
  return { x: area.left + area.width * 0.45, top, rest, unit: swing / amplitude, body };
}

function paintStand(context: DrawingContext, stage: Stage, { x, top, rest, body }: Scene): void {
  const { palette, size } = stage;
  context.fillStyle = css(palette.axis);
  context.beginPath();
  context.roundRect(x - size * 0.13, top - size * 0.02, size * 0.26, size * 0.02, size * 0.004);
  context.fill();
  const middle = rest + body / 2;
  const dashed = { color: palette.muted, width: strokes.thin, dash: helperDash, alpha: 0.8 };
  strokeLine(context, stage, { from: [x - body * 1.5, middle], to: [x + body * 1.9, middle], ...dashed });
}

const coils = 9;

function paintSpring(
  context: DrawingContext,
  stage: Stage,
  { scene, x: displaced }: { readonly scene: Scene; readonly x: number },
): void {
  const { x, top, rest, unit, body } = scene;
  const { palette, size } = stage;
  const end = rest - displaced * unit;
  const lead = Math.min(size * 0.03, (end - top) * 0.15);
  const width = body * 0.32;
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x, top + lead);
  const parts = coils * 24;
  for (let part = 0; part <= parts; part += 1) {
    const share = part / parts;
    context.lineTo(
      x + Math.sin(share * coils * Math.PI * 2) * width,
      top + lead + share * (end - top - 2 * lead),
    );
  }
  context.lineTo(x, end);
  strokePath(context, stage, { color: palette.ink, width: strokes.body });
  context.fillStyle = css(palette.blue);
  context.beginPath();
  context.roundRect(x - body / 2, end, body, body, size * 0.012);
  context.fill();
}

function paintForce(
  context: DrawingContext,
  stage: Stage,
  { scene, x, amplitude }: { readonly scene: Scene; readonly x: number; readonly amplitude: number },
): void {
  const { palette, size } = stage;
  const middle = scene.rest - x * scene.unit + scene.body / 2;
  const left = scene.x + scene.body * 0.85;
  const length = (x / amplitude) * scene.body * 1.1;
  drawArrow(context, stage, { from: [left, middle], to: [left, middle + length], color: palette.red });
  if (Math.abs(length) > size * 0.04)
    drawFormula(context, stage.formula('F', 'red'), { x: left + size * 0.025, y: middle + length * 0.6 });
}
