/** Heights of letters as shares of the stage's size. */
export const letters = {
  title: 0.05,
  /** Names of things, readouts. */
  label: 0.034,
  /** Ticks of axes. */
  tick: 0.028,
  /** The body of formulas among the title. */
  equation: 0.048,
  /** The body of formulas that painters draw. */
  symbol: 0.042,
} as const;

/** Widths of lines as shares of the stage's size. */
export const strokes = {
  curve: 0.0062,
  /** Bodies, arrows. */
  body: 0.0046,
  axis: 0.0028,
  /** Helper lines, dashed or not. */
  thin: 0.0024,
  grid: 0.0014,
} as const;

/** Pixels of a stroke: never too thin to be seen. */
export function strokeWidth(stage: { readonly size: number }, share: number): number {
  return Math.max(1, stage.size * share);
}
