import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a command with everything that it starts. Linux alone: read from `/proc`. */
export interface MeasuredTree {
  readonly wallMs: number;
  /** Memory of all processes together at its highest, in bytes, shared pages counted once; looked at every 40 ms. */
  readonly peakBytes: number;
}

export interface TreeCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end, and looks at its memory and that of all its children. */
export async function measureTree({ command, args, cwd, env }: TreeCommand): Promise<MeasuredTree> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: 'ignore', env: { ...process.env, ...env } });
  let peakBytes = 0;
  const look = setInterval(() => {
    if (child.pid !== undefined) peakBytes = Math.max(peakBytes, treeBytes(child.pid));
  }, 40);
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => clearInterval(look));
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return { wallMs: performance.now() - started, peakBytes };
}

function treeBytes(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  const family = new Set([root]);
  let size = 0;
  while (size < family.size) {
    size = family.size;
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
  }
  return [...family].reduce((sum, id) => sum + proportionalBytes(id), 0);
}

/** The fourth field of `stat`; the name before it may hold anything, in brackets. */
function parentOf(id: string): number {
  const stat = read(`/proc/${id}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

function proportionalBytes(id: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** A process may end at any time. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
