import type { Color } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { letters } from '../stage/letters.js';
import type { Box, Formula, Stage } from '../stage/stage.js';
import { drawFormula, numberText, write } from './write.js';

/** A quantity and its value now. */
export interface Readout {
  readonly name: Formula;
  readonly value: number;
  /** Digits after the point; always so many, so that nothing jumps. Default 2. */
  readonly digits?: number;
  /** `m`, `°`, ... */
  readonly unit?: string;
  readonly color?: Color;
}

/** Pixels from one readout to the next. */
export function readoutHeight(stage: Pick<Stage, 'size'>): number {
  return stage.size * letters.label * 1.75;
}

/** Writes readouts one below the other from the top of a box. */
export function writeReadouts(
  context: DrawingContext,
  stage: Stage,
  { box, readouts }: { readonly box: Box; readonly readouts: readonly Readout[] },
): void {
  const step = readoutHeight(stage);
  readouts.forEach(({ name, value, digits = 2, unit, color = stage.palette.ink }, index) => {
    const y = box.top + step * (index + 0.5);
    if (y > box.top + box.height) return;
    drawFormula(context, name, { x: box.left, y });
    const left = box.left + Math.max(name.width, stage.size * 0.045) + stage.size * 0.012;
    const text = `= ${numberText(value, digits, 'fixed')}${unit === undefined ? '' : ` ${unit}`}`;
    write(context, stage, { text, x: left, y, color });
  });
}
