import { clamp } from '../../../drawing/interpolation.js';
import type { Window } from '../../axes/plane.js';
import type { TickStyle } from '../../axes/ticks.js';
import { childrenOf, type ExpressionTree, functionsIn, namesIn } from '../../expression/expression-tree.js';
import type { Range } from '../../expression/read-range.js';
import { findRoots, slopeOf } from './find-roots.js';
import type { GraphCurve } from './graph-curve.js';

/** What is shown of the plane, and how the x axis is divided. */
export interface GraphView {
  readonly window: Window;
  readonly xTicks: TickStyle;
  /** Whether the window is meant as it is; else more may be shown, so that both axes get the same scale. */
  readonly mayStretch: boolean;
}

export interface ViewOrder {
  readonly curves: readonly GraphCurve[];
  readonly seconds: number;
  /** What the user wants; absent parts are chosen. */
  readonly x?: Range | undefined;
  readonly y?: Range | undefined;
  /** Numbers of the x axis that are in view in any case. */
  readonly shown: readonly number[];
}

const waves = ['sin', 'cos', 'tan', 'sec', 'csc', 'cot'];

/** Chooses what to show: two turns of waves, the right side of logarithms, and as much height as the curves need. */
export function chooseView({ curves, seconds, x, y, shown }: ViewOrder): GraphView {
  const called = new Set(curves.flatMap(({ expression }) => [...functionsIn(expression.tree)]));
  const hasWaves = waves.some((name) => called.has(name)) && !hasPiFactor(curves);
  const grows = curves.some(({ expression }) => growsFast(expression.tree));
  const range = grows ? growthRange : usualRange(called, hasWaves, curves);
  const [left, right] = x ?? withAll(range, shown);
  const most = grows ? (right - left) * 0.75 : Number.POSITIVE_INFINITY;
  const [bottom, top] = y ?? heightOf(curves, { range: [left, right], seconds, most });
  const xTicks = hasWaves && x === undefined && !grows ? 'pi' : piOrDecimal(x, hasWaves);
  const mayStretch = x !== undefined || y !== undefined || xTicks === 'pi';
  return { window: { left, right, bottom, top }, xTicks, mayStretch };
}

/** Of a range that was asked for: multiples of pi at its ends ask for them between. */
function piOrDecimal(range: Range | undefined, hasWaves: boolean): TickStyle {
  if (!hasWaves || range === undefined) return 'decimal';
  return range.every((end) => Math.abs((end / Math.PI) * 4 - Math.round((end / Math.PI) * 4)) < 1e-6)
    ? 'pi'
    : 'decimal';
}

/** What is seen of `e^x`. */
const growthRange: Range = [-4, 4];

/** Powers whose exponent has x in it, and what is made of them: soon nothing else could be seen beside them. */
function growsFast(tree: ExpressionTree): boolean {
  const isGrowth =
    (tree.kind === 'binary' && tree.operator === '^' && hasX(tree.right) && !isFalling(tree.right)) ||
    (tree.kind === 'call' && ['exp', 'sinh', 'cosh'].includes(tree.name) && !tree.arguments.some(isFalling));
  return isGrowth || childrenOf(tree).some(growsFast);
}

function hasX(tree: ExpressionTree): boolean {
  return namesIn(tree).has('x');
}

/** `-x^2`: a bell, not growth. */
function isFalling(tree: ExpressionTree): boolean {
  if (tree.kind === 'binary' && (tree.operator === '/' || tree.operator === '*')) return isFalling(tree.left);
  return tree.kind === 'negate' && tree.of.kind === 'binary';
}

function cut([low, high]: Range, most: number): Range {
  return [Math.max(low, -most), Math.min(high, most)];
}

/** `sin(2 pi x)` has its zeros at whole numbers. */
function hasPiFactor(curves: readonly GraphCurve[]): boolean {
  return curves.some(({ tex }) => tex.includes('\\pi'));
}

function usualRange(called: ReadonlySet<string>, hasWaves: boolean, curves: readonly GraphCurve[]): Range {
  if (hasWaves) return [-2 * Math.PI, 2 * Math.PI];
  if (['ln', 'log', 'log2', 'log10'].some((name) => called.has(name))) return [-1, 9];
  return rangeOfFeatures(curves) ?? [-5, 5];
}

/** Zeros and turning points between -10 and 10, with as much room at both sides as lies between them, but not too much. */
function rangeOfFeatures(curves: readonly GraphCurve[]): Range | undefined {
  const features = curves.flatMap((curve) => {
    const at = curve.at(0);
    const slope = (x: number): number => slopeOf(at, x);
    return [...findRoots(at, [-10, 10]), ...findRoots(slope, [-10, 10])];
  });
  if (features.length === 0 || features.length > 12) return undefined;
  const [low, high] = [Math.min(0, ...features), Math.max(0, ...features)];
  const room = clamp((high - low) * 0.3, 0.8, 3) + (high - low < 1 ? 2 : 0);
  return [Math.floor((low - room) * 2) / 2, Math.ceil((high + room) * 2) / 2];
}

function withAll([left, right]: Range, shown: readonly number[]): Range {
  const room = (right - left) * 0.06;
  return [Math.min(left, ...shown.map((x) => x - room)), Math.max(right, ...shown.map((x) => x + room))];
}

/** Heights at many places and times; poles and steep ends are left out of the view. */
function heightOf(
  curves: readonly GraphCurve[],
  { range, seconds, most }: { readonly range: Range; readonly seconds: number; readonly most: number },
): Range {
  const [left, right] = range;
  const heights: number[] = [];
  for (const curve of curves) {
    for (const time of curve.moves ? [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => share * seconds) : [0]) {
      const at = curve.at(time);
      for (let step = 0; step <= 400; step += 1) {
        const height = at(left + ((right - left) * step) / 400);
        if (Number.isFinite(height)) heights.push(height);
      }
    }
  }
  heights.sort((one, other) => one - other);
  return padded(cut(withoutEnds(heights), most), right - left);
}

/** What lies far outside of the middle nine tenths belongs to a pole. */
function withoutEnds(sorted: readonly number[]): Range {
  const [lowest, highest] = [sorted[0] ?? -1, sorted.at(-1) ?? 1];
  const [low, high] = [
    sorted[Math.floor(sorted.length * 0.06)] ?? lowest,
    sorted[Math.floor(sorted.length * 0.94)] ?? highest,
  ];
  const spread = Math.max(high - low, 1e-9);
  return [
    lowest < low - spread * 1.2 ? low - spread * 0.3 : lowest,
    highest > high + spread * 1.2 ? high + spread * 0.3 : highest,
  ];
}

/** A little room, the x axis when it is near, and not flat. */
function padded([low, high]: Range, width: number): Range {
  const flat = high - low < 1e-9 * Math.max(1, Math.abs(high));
  const [bottom, top] = flat
    ? [low - Math.max(1, width * 0.1), high + Math.max(1, width * 0.1)]
    : [low, high];
  const room = (top - bottom) * 0.14;
  const reach = (top - bottom) * 0.6;
  return [bottom > 0 && bottom < reach ? -room : bottom - room, top < 0 && top > -reach ? room : top + room];
}
