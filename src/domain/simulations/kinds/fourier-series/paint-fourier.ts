import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { smoothstep } from '../../../drawing/interpolation.js';
import { axisRim, paintAxes } from '../../axes/paint-axes.js';
import { createPlane, insetBox, type Plane } from '../../axes/plane.js';
import { fillDot, helperDash, strokeLine, strokePath } from '../../drawing/shapes.js';
import { write } from '../../drawing/write.js';
import { strokes } from '../../stage/letters.js';
import { type Painter, reveal, type Stage } from '../../stage/stage.js';
import { partialSum, type Term, type waves } from './waves.js';

/** A while with one number of terms. */
export interface SeriesStage {
  /** Seconds. */
  readonly start: number;
  readonly count: number;
}

/** More and more terms: 1, 2, 3, 5, 8 ... and all of them at last. */
export function stagesOf(count: number, seconds: number): readonly SeriesStage[] {
  const counts = [1, 2, 3, 5, 8, 13, 21, 34].filter((some) => some < count);
  const most = Math.max(1, Math.floor(seconds / 1.2));
  const kept = counts.slice(0, most - 1);
  const all = [...kept, count];
  return all.map((some, index) => ({ count: some, start: (seconds * index) / all.length }));
}

interface Series {
  readonly wave: (typeof waves)[keyof typeof waves];
  readonly count: number;
}

/** Seconds of one turn of the first circle. */
const period = 3.6;

/** Periods of the wave that are in view. */
const shownPeriods = 2;

export function createFourierPainter(stage: Stage, { wave, count }: Series): Painter {
  const terms = Array.from({ length: count }, (_, index) => wave.term(index + 1));
  const stages = stagesOf(count, stage.seconds);
  const board = layOut(stage, reachOf(terms));
  const still = stage.createLayer(stage.width, stage.height);
  paintBoard(still.getContext('2d'), stage, board);
  return (context, seconds) => {
    context.globalAlpha = reveal(stage, seconds, [0, Math.min(0.6, stage.seconds * 0.06)]);
    context.drawImage(still, 0, 0);
    const angle = ((seconds + 0.001) / period) * Math.PI * 2;
    const weights = terms.map((_, index) => weightOf(stages, { index, seconds, stage }));
    const moment: Moment = { board, terms, weights, angle };
    paintTarget(context, stage, { ...moment, at: wave.at });
    paintWave(context, stage, moment);
    paintCircles(context, stage, moment);
    paintCount(context, stage, { board, stages, seconds });
    context.globalAlpha = 1;
  };
}

/** A new circle grows out of the end of the last one. */
function weightOf(
  stages: readonly SeriesStage[],
  { index, seconds, stage }: { index: number; seconds: number; stage: Stage },
): number {
  const first = stages.find((one) => one.count > index);
  if (first === undefined) return 0;
  if (first.start === 0) return 1;
  return smoothstep(first.start, first.start + Math.min(0.8, stage.seconds * 0.1), seconds);
}

interface Board {
  /** Center of the first circle and the scale of the wave's height. */
  readonly circles: Plane;
  readonly graph: Plane;
  /** Whether the graph stands at the right of the circles, at the same heights. */
  readonly isWide: boolean;
}

/** How far out all circles together come, with a little room. */
function reachOf(terms: readonly Term[]): number {
  return Math.max(1.5, terms.reduce((sum, { amplitude }) => sum + amplitude, 0) * 1.03);
}

function layOut(stage: Stage, reach: number): Board {
  const { area } = stage;
  const rim = axisRim(stage);
  const isWide = area.width > area.height * 1.1;
  const gap = stage.size * 0.05;
  const window = { left: -reach, right: reach, bottom: -reach, top: reach };
  const side = isWide ? Math.min(area.height, area.width * 0.4) : Math.min(area.width, area.height * 0.5);
  const top = isWide ? area.top + (area.height - side) / 2 : area.top;
  const left = isWide ? area.left : area.left + (area.width - side) / 2;
  const circles = createPlane({ left, top, width: side, height: side }, window);
  const box = isWide
    ? {
        left: left + side + gap,
        top: circles.toY(1.5),
        width: area.width - side - gap,
        height: circles.unitY * 3,
      }
    : {
        left: area.left,
        top: top + side + gap,
        width: area.width,
        height: Math.min(area.height - side - gap, side * 0.9),
      };
  const inner = insetBox(box, isWide ? { right: rim.right } : { ...rim, left: stage.size * 0.05 });
  const right = Math.PI * 2 * shownPeriods;
  return { circles, graph: createPlane(inner, { left: 0, right, bottom: -1.5, top: 1.5 }), isWide };
}

function paintBoard(context: DrawingContext, stage: Stage, { circles, graph }: Board): void {
  paintAxes(context, stage, { plane: graph, xTicks: 'none', grid: false });
  const middle = [circles.toX(0), circles.toY(0)] as const;
  fillDot(context, stage, { at: middle, radius: 0.006, color: stage.palette.axis });
}

interface Moment {
  readonly board: Board;
  readonly terms: readonly Term[];
  readonly weights: readonly number[];
  /** Of the first circle, in radians. */
  readonly angle: number;
}

/** The wave that the terms come near to, thin behind them; not joined where it jumps. */
function paintTarget(
  context: DrawingContext,
  stage: Stage,
  { board, angle, at }: Moment & { at(angle: number): number },
): void {
  const { graph } = board;
  context.beginPath();
  let before = Number.NaN;
  for (let x = graph.window.left; x <= graph.window.right; x += 0.01) {
    const y = at(angle - x);
    if (Math.abs(y - before) < 0.5) context.lineTo(graph.toX(x), graph.toY(y));
    else context.moveTo(graph.toX(x), graph.toY(y));
    before = y;
  }
  strokePath(context, stage, { color: stage.palette.muted, width: strokes.thin, alpha: 0.7 });
}

/** What the tip has drawn: now is at the left, and the past runs to the right. */
function paintWave(context: DrawingContext, stage: Stage, { board, terms, weights, angle }: Moment): void {
  const { graph } = board;
  const end = Math.min(graph.window.right, angle);
  const steps = Math.max(8, Math.ceil(end / 0.012));
  context.beginPath();
  for (let step = 0; step <= steps; step += 1) {
    const x = (end * step) / steps;
    context.lineTo(graph.toX(x), graph.toY(partialSum(terms, weights, angle - x)));
  }
  strokePath(context, stage, { color: stage.palette.yellow, width: strokes.curve });
}

function paintCircles(context: DrawingContext, stage: Stage, { board, terms, weights, angle }: Moment): void {
  const { circles, graph, isWide } = board;
  const { palette } = stage;
  let [x, y] = [0, 0];
  terms.forEach(({ amplitude, frequency, phase }, index) => {
    const radius = amplitude * (weights[index] ?? 0);
    if (radius * circles.unitX < 0.3) return;
    const from = [circles.toX(x), circles.toY(y)] as const;
    x += radius * Math.cos(frequency * angle + phase);
    y += radius * Math.sin(frequency * angle + phase);
    context.beginPath();
    context.arc(from[0], from[1], radius * circles.unitX, 0, Math.PI * 2);
    strokePath(context, stage, { color: palette.blue, width: strokes.thin, alpha: 0.75 });
    strokeLine(context, stage, {
      from,
      to: [circles.toX(x), circles.toY(y)],
      color: palette.ink,
      width: strokes.body,
    });
  });
  const tip = [circles.toX(x), circles.toY(y)] as const;
  const now = [graph.toX(0), graph.toY(y)] as const;
  if (isWide)
    strokeLine(context, stage, {
      from: tip,
      to: now,
      color: palette.muted,
      width: strokes.thin,
      dash: helperDash,
    });
  for (const at of [tip, now]) fillDot(context, stage, { at, radius: 0.012, color: palette.yellow });
}

function paintCount(
  context: DrawingContext,
  stage: Stage,
  { board, stages, seconds }: { board: Board; stages: readonly SeriesStage[]; seconds: number },
): void {
  const count = stages.findLast(({ start }) => start <= seconds)?.count ?? 1;
  const { box } = board.graph;
  const text =
    stage.language === 'ko'
      ? `${stage.say({ en: 'terms', ko: '항의 수' })} ${count}`
      : `${count} ${count === 1 ? 'term' : 'terms'}`;
  write(context, stage, {
    text,
    x: box.left + box.width,
    y: box.top - stage.size * 0.005,
    align: 'right',
    baseline: 'bottom',
    color: stage.palette.ink,
    weight: 600,
  });
}
