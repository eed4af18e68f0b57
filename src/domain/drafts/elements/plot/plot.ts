import type { Color } from '../../../drawing/color.js';
import { lerp } from '../../../drawing/interpolation.js';
import type { Stage } from '../../stage.js';
import type { Curve } from './curves.js';

export interface GraphTones {
  readonly board: Color;
  readonly boardLit: Color;
  readonly grid: Color;
  readonly axis: Color;
  readonly lines: readonly [Color, Color, Color];
}

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly window: Curve['window'];
  toX(x: number): number;
  toY(y: number): number;
}

export function layOut(stage: Stage, window: Curve['window']): Plot {
  const { width, height, size } = stage;
  const left = width * 0.09;
  const right = width * 0.91;
  const reach = Math.min(height * 0.74, (right - left) * 1.05);
  const top = (height - reach) / 2 + size * 0.005;
  const bottom = top + reach;
  const [fromX, toX, fromY, toY] = window;
  return {
    left,
    right,
    top,
    bottom,
    size,
    window,
    toX: (x) => lerp(left, right, (x - fromX) / (toX - fromX)),
    toY: (y) => lerp(bottom, top, (y - fromY) / (toY - fromY)),
  };
}

/** With the true minus sign. */
export function label(value: number): string {
  return value < 0 ? `−${-value}` : `${value}`;
}
