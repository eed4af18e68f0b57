import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface FfmpegReading {
  /** Absolute. */
  readonly ffmpegPath: string;
  /** Passed on as they are: no shell reads them. */
  readonly options: readonly string[];
  /** Called with each line of the pipes 1 (standard output), 2 (standard error) and 3. */
  readonly onLine: { readonly 1: LineReader; readonly 2: LineReader; readonly 3: LineReader };
  readonly signal: AbortSignal;
}

type LineReader = (line: string) => void;

const running = new Set<ChildProcess>();
let watchesExit = false;

/**
 * Runs ffmpeg for what it prints, not for a file. Resolves with its exit status when all of it has been read. The child
 * never outlives this process: an abort and the end of the process kill it. Errors: the signal's reason, and the
 * system's (`ENOENT`, `EACCES`) when the program can not be started.
 */
export async function readFfmpeg({ ffmpegPath, options, onLine, signal }: FfmpegReading): Promise<number> {
  signal.throwIfAborted();
  watchExit();
  const child = spawn(ffmpegPath, options, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const kill = () => child.kill('SIGKILL');
  running.add(child);
  signal.addEventListener('abort', kill);
  try {
    const ended = new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status) => resolve(status ?? -1));
    });
    const pipes = ([1, 2, 3] as const).map((number) =>
      readLines(child.stdio[number] as Readable | null, onLine[number]),
    );
    const [status] = await Promise.all([ended, ...pipes]);
    signal.throwIfAborted();
    return status;
  } finally {
    running.delete(child);
    signal.removeEventListener('abort', kill);
  }
}

async function readLines(stream: Readable | null, onLine: LineReader): Promise<void> {
  if (stream === null) return;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    onLine(line);
}

function watchExit(): void {
  if (watchesExit) return;
  watchesExit = true;
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL');
  });
}
