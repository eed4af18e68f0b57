import { spawn } from 'node:child_process';

/** One run of a command. */
export interface Measured {
  readonly wallMs: number;
}

/** Runs a command to its end with its output thrown away, and times it from outside. */
export async function timeCommand(command: string, args: readonly string[], cwd?: string): Promise<Measured> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: 'ignore', ...(cwd === undefined ? {} : { cwd }) });
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return { wallMs: performance.now() - started };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/**
 * Runs several commands in turn, A B C A B C ..., so that a machine that drifts drifts for all of them, and returns the
 * median wall time of each in milliseconds.
 */
export async function timeInTurn(
  commands: readonly (readonly [command: string, args: readonly string[]])[],
  rounds: number,
): Promise<readonly number[]> {
  const times = commands.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, [command, args]] of commands.entries()) {
      const { wallMs } = await timeCommand(command, args);
      if (round > 0) times[index]?.push(wallMs);
    }
  return times.map(median);
}

/** One line of a benchmark's table on standard output. */
export function report(name: string, value: string, limit: string): void {
  process.stdout.write(`${name.padEnd(48)} ${value.padStart(12)}   limit ${limit}\n`);
}
