import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const bin = join(resolve(import.meta.dirname, '../..'), 'bin', 'aivideo.js');

export interface CliResult {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: Buffer;
}

export interface CliOptions {
  /** The folder that the program runs in, and its home. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly home?: string;
}

/** Starts the built program as a user would, with nothing of this process's environment but PATH. */
export function startCli(args: readonly string[], options: CliOptions): ChildProcess {
  const home = options.home ?? options.cwd;
  return spawn(process.execPath, [bin, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH ?? '', HOME: home, TMPDIR: process.env.TMPDIR ?? '/tmp', ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the built program to its end. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  const child = startCli(args, options);
  return finished(child, options.stdin);
}

/** Collects what a started program prints, and how it ends. */
export async function finished(child: ChildProcess, stdin: string | Uint8Array = ''): Promise<CliResult> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(stdin);
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done, fail) => {
    child.on('error', fail);
    child.on('close', (...ended) => done(ended));
  });
  const stdoutBytes = Buffer.concat(stdout);
  return {
    status,
    signal,
    stdout: stdoutBytes.toString(),
    stderr: Buffer.concat(stderr).toString(),
    stdoutBytes,
  };
}
