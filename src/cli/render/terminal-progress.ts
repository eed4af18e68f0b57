import ora from 'ora';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { CliContext } from '../context.js';
import { adjustmentText } from './adjustment-text.js';
import { retakeText } from './finding-text.js';
import type { Progress, ProgressNote } from './progress.js';
import { screenText } from './screen-text.js';
import { initialStates, withEvent } from './shot-states.js';

/** For terminals: a spinner, one line a clip, redrawn in place. */
export function createTerminalProgress(
  context: CliContext,
  plan: ClipPlan,
  note: ProgressNote = () => undefined,
): Progress {
  const { clock, stderr } = context.platform;
  const startedMs = clock.monotonicMs();
  let states = initialStates(plan);
  const spinner = ora({ stream: stderr as NodeJS.WriteStream, discardStdin: false, isEnabled: true });
  const redraw = () => {
    spinner.text = screenText(context.paintError, [...states.values()], {
      elapsedSeconds: (clock.monotonicMs() - startedMs) / 1000,
      note: note(),
    });
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
