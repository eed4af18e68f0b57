import ora from 'ora';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { CliContext } from '../context.js';
import { adjustmentText } from './adjustment-text.js';
import type { Progress } from './create-progress.js';
import { retakeText } from './finding-text.js';
import { initialStates, type ShotState, withEvent } from './shot-states.js';
import { formatElapsed, formatWait, plural } from './units.js';

/** More lines than this would scroll on a small terminal; the rest is counted. */
const mostLines = 12;

/** For terminals: a spinner, one line a clip, redrawn in place. */
export function createTerminalProgress(context: CliContext, plan: ClipPlan): Progress {
  const { clock, stderr } = context.platform;
  const startedMs = clock.monotonicMs();
  let states = initialStates(plan);
  const spinner = ora({ stream: stderr as NodeJS.WriteStream, discardStdin: false, isEnabled: true });
  const redraw = () => {
    spinner.text = screenText(context, [...states.values()], (clock.monotonicMs() - startedMs) / 1000);
  };
  redraw();
  spinner.start();
  const ticks = setInterval(redraw, 250);
  return {
    emit({ event }) {
      states = withEvent(states, event);
      if (event.type === 'shot-adjust') {
        spinner.clear();
        context.say(context.paintError.yellow(adjustmentText(event.adjustment)));
      }
      if (event.type === 'shot-retake') {
        spinner.clear();
        context.say(context.paintError.yellow(retakeText(event)));
      }
      redraw();
    },
    stop() {
      clearInterval(ticks);
      spinner.stop();
    },
  };
}

function screenText(context: CliContext, states: readonly ShotState[], elapsedSeconds: number): string {
  const { dim } = context.paintError;
  const elapsed = dim(formatElapsed(elapsedSeconds));
  const [only] = states;
  if (only !== undefined && states.length === 1) return `${shotText(context, only)} ${elapsed}`;
  const done = states.filter(({ phase }) => phase === 'done' || phase === 'failed').length;
  const active = states.filter(({ phase }) => !['done', 'failed', 'waiting'].includes(phase));
  const lines = active
    .slice(0, mostLines)
    .map((state) => `  ${dim(`clip ${state.shot.padStart(2)}`)} ${shotText(context, state)}`);
  const more = active.length > mostLines ? [dim(`  and ${active.length - mostLines} more`)] : [];
  return [`${done} of ${plural(states.length, 'clip')} ${elapsed}`, ...lines, ...more].join('\n');
}

function shotText({ paintError }: CliContext, state: ShotState): string {
  const { dim, yellow } = paintError;
  if (state.phase === 'retrying')
    return yellow(`waits ${formatWait(state.waitSeconds ?? 1)}: ${shorten(state.reason ?? '')}`);
  if (state.fraction === undefined) return state.phase;
  const left =
    state.remainingSeconds === undefined ? '' : dim(` about ${formatWait(state.remainingSeconds)} left`);
  const percent = `${Math.floor(state.fraction * 100)}%`.padStart(4);
  return `${bar(state.fraction, paintError)}${percent} ${state.phase}${left}`;
}

function bar(fraction: number, { cyan, dim }: CliContext['paintError']): string {
  const width = 20;
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return `${cyan('━'.repeat(full))}${dim('┄'.repeat(width - full))}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
