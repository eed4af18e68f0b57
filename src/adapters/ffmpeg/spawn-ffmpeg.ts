import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { explainFfmpegFailure } from './ffmpeg-failure.js';

export interface FfmpegCall {
  /** Absolute. */
  readonly ffmpegPath: string;
  /** Everything, exactly as ffmpeg is to get it: nothing is split or quoted, no shell is involved. */
  readonly args: readonly string[];
  /** What the arguments write to, for error messages. */
  readonly outputPath: string;
  /** For relative names in the arguments. */
  readonly cwd?: string;
  /** What ffmpeg reads as `pipe:0`. */
  readonly input?: Readable;
  readonly signal: AbortSignal;
}

/** Of ffmpeg's words, in characters; the end counts. */
const keptWords = 100_000;

const running = new Set<ChildProcess>();
let watchesExit = false;

/**
 * Runs ffmpeg once with arguments taken literally, for graphs with several outputs and names with any character.
 * Resolves with what it said. An abort and the end of this process kill it. Errors: as `runFfmpeg`.
 */
export async function spawnFfmpeg(call: FfmpegCall): Promise<string> {
  const { child, ended } = start(call);
  child.stdout?.resume();
  return ended(feed(child, call.input));
}

/** Runs ffmpeg and hands out what it writes to `pipe:1`. A reader that stops early ends it. Errors: as `runFfmpeg`. */
export async function* readFromFfmpeg(call: FfmpegCall): AsyncGenerator<Buffer> {
  const { child, ended } = start(call);
  const end = ended(feed(child, call.input));
  // Awaited below; a failure before that must not count as unhandled.
  end.catch(() => undefined);
  try {
    if (child.stdout !== null) for await (const chunk of child.stdout) yield chunk as Buffer;
    await end;
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
  }
}

function start(call: FfmpegCall) {
  const { ffmpegPath, args, cwd, signal } = call;
  signal.throwIfAborted();
  watchExit();
  const child = spawn(ffmpegPath, ['-hide_banner', '-y', ...args], {
    stdio: [call.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
    ...(cwd === undefined ? {} : { cwd }),
  });
  running.add(child);
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-keptWords);
  });
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  const closed = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, by) => {
      if (status === 0) resolve();
      else
        reject(
          new Error(by === null ? `ffmpeg ended with ${status}` : `ffmpeg was killed with signal ${by}`),
        );
    });
  });
  const ended = async (fed: Promise<unknown>): Promise<string> => {
    try {
      await closed;
      const broken = await fed;
      if (broken !== undefined) throw Object.assign(new Error('broken input'), { inputStreamError: broken });
      return words;
    } catch (error) {
      // A Ctrl-C reaches the child before this process has told its own jobs: let it do so first.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      const broken = await fed;
      if (broken !== undefined) throw broken;
      throw explainFfmpegFailure(call, error instanceof Error ? error : new Error(String(error)), words);
    } finally {
      running.delete(child);
      signal.removeEventListener('abort', kill);
    }
  };
  return { child, ended };
}

/** Resolves with what the input failed with, if it did; that ffmpeg stopped reading is no failure of the input. */
async function feed(child: ChildProcess, input: Readable | undefined): Promise<unknown> {
  if (input === undefined || child.stdin === null) return undefined;
  try {
    await pipeline(input, child.stdin);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') return undefined;
    child.kill('SIGKILL');
    return error;
  }
}

function watchExit(): void {
  if (watchesExit) return;
  watchesExit = true;
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL');
  });
}
