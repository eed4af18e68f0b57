import type { FilmProgress } from '../../workflows/compose-film.js';
import type { CliContext } from '../context.js';
import { isLiveTerminal } from '../render/is-live-terminal.js';
import { formatElapsed, formatWait } from '../render/units.js';

/** Shows how far a film is. */
export interface FilmProgressView {
  update(progress: FilmProgress): void;
  /** A line that stays, unless `--quiet`. */
  say(line: string): void;
  stop(): void;
}

/**
 * A spinner with percent and time left on a terminal, a line every tenth elsewhere, a line of JSON for each step with
 * `--json-stream`, and nothing when quiet.
 */
export async function createFilmProgress(context: CliContext): Promise<FilmProgressView> {
  const { platform, globals } = context;
  if (globals.jsonStream) return streamView(context);
  if (globals.quiet) return { update: () => undefined, say: () => undefined, stop: () => undefined };
  const estimate = createEstimate(() => platform.clock.monotonicMs());
  return isLiveTerminal(context) ? terminalView(context, estimate) : plainView(context, estimate);
}

type Estimate = (progress: FilmProgress) => {
  readonly percent: number;
  readonly elapsedSeconds: number;
  readonly leftSeconds?: number;
};

/** The time left follows from the frames rendered since the start; those that were found took no time. */
function createEstimate(nowMs: () => number): Estimate {
  const startedMs = nowMs();
  return ({ frames, ofFrames, foundFrames }) => {
    const elapsedSeconds = (nowMs() - startedMs) / 1000;
    const rendered = frames - foundFrames;
    const percent = ofFrames === 0 ? 100 : Math.floor((frames / ofFrames) * 100);
    if (rendered <= 0 || frames >= ofFrames) return { percent, elapsedSeconds };
    return { percent, elapsedSeconds, leftSeconds: (elapsedSeconds / rendered) * (ofFrames - frames) };
  };
}

async function terminalView(context: CliContext, estimate: Estimate): Promise<FilmProgressView> {
  const { default: ora } = await import('ora');
  const { stderr } = context.platform;
  const { dim } = context.paintError;
  const spinner = ora({ stream: stderr as NodeJS.WriteStream, discardStdin: false, isEnabled: true });
  let last: FilmProgress | undefined;
  const redraw = () => {
    if (last === undefined) return;
    const { percent, elapsedSeconds, leftSeconds } = estimate(last);
    const left = leftSeconds === undefined ? '' : `, about ${formatWait(leftSeconds)} left`;
    spinner.text = `${last.phase} ${`${percent}%`.padStart(4)} ${dim(`${formatElapsed(elapsedSeconds)}${left}`)}`;
  };
  spinner.start('reading clips');
  const ticks = setInterval(redraw, 250);
  return {
    update(progress) {
      last = progress;
      redraw();
    },
    say(line) {
      spinner.clear();
      context.say(line);
    },
    stop() {
      clearInterval(ticks);
      spinner.stop();
    },
  };
}

function plainView({ say }: CliContext, estimate: Estimate): FilmProgressView {
  let shown = '';
  return {
    update(progress) {
      const { percent, elapsedSeconds, leftSeconds } = estimate(progress);
      const step = `${progress.phase} ${Math.floor(percent / 10) * 10}%`;
      if (step === shown) return;
      shown = step;
      const left = leftSeconds === undefined ? '' : `, about ${formatWait(leftSeconds)} left`;
      say(progress.phase === 'joining' ? 'joining' : `${step} ${formatElapsed(elapsedSeconds)}${left}`);
    },
    say,
    stop: () => undefined,
  };
}

function streamView({ platform, say }: CliContext): FilmProgressView {
  return {
    update(progress) {
      platform.stdout.write(`${JSON.stringify({ type: 'film-progress', v: 1, ...progress })}\n`);
    },
    say,
    stop: () => undefined,
  };
}
