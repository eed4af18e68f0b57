import type { ChalkInstance } from 'chalk';
import type { ShotState } from './shot-states.js';
import { formatElapsed, formatWait, plural } from './units.js';

/** More lines than this would scroll on a small terminal; the rest is counted. */
const mostLines = 12;

export interface ScreenFacts {
  readonly elapsedSeconds: number;
  /** What else is told. */
  readonly note?: string | undefined;
}

/** What a terminal shows while clips are made: one line for a single clip, else a sum and a line for each under way. */
export function screenText(
  paint: ChalkInstance,
  states: readonly ShotState[],
  { elapsedSeconds, note }: ScreenFacts,
): string {
  const { dim } = paint;
  const elapsed = dim(formatElapsed(elapsedSeconds));
  const [only] = states;
  if (only !== undefined && states.length === 1) return `${shotText(paint, only)} ${elapsed}`;
  const done = states.filter(({ phase }) => phase === 'done' || phase === 'failed').length;
  const active = states.filter(({ phase }) => !['done', 'failed', 'waiting'].includes(phase));
  const lines = active
    .slice(0, mostLines)
    .map((state) => `  ${dim(`clip ${state.shot.padStart(2)}`)} ${shotText(paint, state)}`);
  const more = active.length > mostLines ? [dim(`  and ${active.length - mostLines} more`)] : [];
  const beside = note === undefined ? '' : dim(` · ${note}`);
  return [`${done} of ${plural(states.length, 'clip')}${beside} ${elapsed}`, ...lines, ...more].join('\n');
}

function shotText(paint: ChalkInstance, state: ShotState): string {
  const { dim, yellow } = paint;
  if (state.phase === 'retrying')
    return yellow(`waits ${formatWait(state.waitSeconds ?? 1)}: ${shorten(state.reason ?? '')}`);
  if (state.fraction === undefined) return state.phase;
  const left =
    state.remainingSeconds === undefined ? '' : dim(` about ${formatWait(state.remainingSeconds)} left`);
  const percent = `${Math.floor(state.fraction * 100)}%`.padStart(4);
  return `${bar(state.fraction, paint)}${percent} ${state.phase}${left}`;
}

function bar(fraction: number, { cyan, dim }: ChalkInstance): string {
  const width = 20;
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return `${cyan('━'.repeat(full))}${dim('┄'.repeat(width - full))}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
