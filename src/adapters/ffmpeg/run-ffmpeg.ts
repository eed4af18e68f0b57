import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FfmpegCommand } from 'fluent-ffmpeg';
import { explainFfmpegFailure } from './ffmpeg-failure.js';

export interface FfmpegJob {
  /** Absolute. */
  readonly ffmpegPath: string;
  /** In the order of ffmpeg's command line; one of them may be a stream. */
  readonly inputs: readonly { readonly source: string | Readable; readonly options: readonly string[] }[];
  /** Everything after the inputs, without the name of the output. */
  readonly options: readonly string[];
  /** Absolute; overwritten. */
  readonly outputPath: string;
  readonly signal: AbortSignal;
}

const running = new Set<FfmpegCommand>();
let watchesExit = false;

/**
 * Runs ffmpeg once, through fluent-ffmpeg, which no other file knows: it can be replaced here. The child never outlives
 * this process: an abort and the end of the process kill it. Errors: the signal's reason, `ffmpeg-missing`,
 * `ffmpeg-failed`, `disk-full`, `output-unwritable`, and what an input stream failed with.
 */
export async function runFfmpeg(job: FfmpegJob): Promise<void> {
  job.signal.throwIfAborted();
  const { default: createCommand } = await import('fluent-ffmpeg');
  await checkProgram(job);
  job.signal.throwIfAborted();
  watchExit();
  const command = createCommand({ stdoutLines: 200 });
  command.setFfmpegPath(job.ffmpegPath);
  for (const { source, options } of job.inputs) command.input(source).inputOptions([...options]);
  command.outputOptions([...job.options]).output(job.outputPath);
  await carryOut(command, job);
}

/**
 * fluent-ffmpeg 2.1.3 throws where nobody can catch it when the program can not be started after another one could
 * (`endCB` in its `processor.js` reads output that is not there).
 */
async function checkProgram(job: FfmpegJob): Promise<void> {
  try {
    await access(job.ffmpegPath, constants.X_OK);
  } catch (error) {
    throw explainFfmpegFailure(job, error instanceof Error ? error : new Error(String(error)), '');
  }
}

async function carryOut(command: FfmpegCommand, job: FfmpegJob): Promise<void> {
  const { signal } = job;
  const kill = (): void => {
    command.kill('SIGKILL');
  };
  running.add(command);
  signal.addEventListener('abort', kill);
  try {
    await new Promise<void>((resolve, reject) => {
      // An abort before the child is there finds nothing to kill: it is caught up with here.
      command.on('start', () => {
        if (signal.aborted) kill();
      });
      command.on('end', () => resolve());
      command.on('error', (error, _stdout, stderr) => {
        reject(new RunFailure(error, stderr ?? ''));
      });
      command.run();
    });
  } catch (failure) {
    // A Ctrl-C reaches the child before this process has told its own jobs: let it do so first.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    throw failure instanceof RunFailure ? explainFfmpegFailure(job, failure.error, failure.stderr) : failure;
  } finally {
    running.delete(command);
    signal.removeEventListener('abort', kill);
    for (const { source } of job.inputs) if (typeof source !== 'string') source.destroy();
  }
}

class RunFailure extends Error {
  constructor(
    readonly error: Error,
    readonly stderr: string,
  ) {
    super(error.message);
  }
}

function watchExit(): void {
  if (watchesExit) return;
  watchesExit = true;
  process.once('exit', () => {
    for (const command of running) command.kill('SIGKILL');
  });
}
