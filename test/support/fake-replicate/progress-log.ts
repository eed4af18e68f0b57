const partialBlocks = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** What a sampling loop has written when `fraction` of its `steps` are done, in the form of tqdm. */
export function progressLog(run: {
  readonly fraction: number;
  readonly steps: number;
  /** Seconds that the whole run takes by its own clock. */
  readonly totalSeconds: number;
  readonly seed: number;
}): string {
  const done = Math.floor(run.fraction * run.steps);
  const lines = Array.from({ length: done + 1 }, (_, step) => progressLine(step, run));
  return [`Using seed: ${run.seed}`, ...lines, ''].join('\n');
}

function progressLine(step: number, run: { readonly steps: number; readonly totalSeconds: number }): string {
  const fraction = step / run.steps;
  const percent = String(Math.floor((step * 100) / run.steps)).padStart(3);
  const elapsed = run.totalSeconds * fraction;
  const stepsPerSecond = run.steps / Math.max(run.totalSeconds, 0.001);
  const times =
    step === 0
      ? '00:00<?, ?it/s'
      : `${minutes(elapsed)}<${minutes(run.totalSeconds - elapsed)}, ${rate(stepsPerSecond)}`;
  return `${percent}%|${bar(fraction)}| ${step}/${run.steps} [${times}]`;
}

function bar(fraction: number): string {
  const eighths = Math.floor(fraction * 80);
  const full = '█'.repeat(Math.floor(eighths / 8));
  return (full + (partialBlocks[eighths % 8] ?? '')).padEnd(10);
}

/** Two decimals in five places; below one step a second it turns over to seconds a step. */
function rate(stepsPerSecond: number): string {
  if (stepsPerSecond >= 1) return `${stepsPerSecond.toFixed(2).padStart(5)}it/s`;
  return `${(1 / stepsPerSecond).toFixed(2).padStart(5)}s/it`;
}

function minutes(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
