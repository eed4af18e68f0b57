import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One run of a command with everything that it starts. Linux alone: read from `/proc`. */
export interface MeasuredTree {
  readonly wallMs: number;
  /** Memory of all processes together at its highest, in bytes, shared pages counted once; looked at every 40 ms. */
  readonly peakBytes: number;
  /** All files in the watched folders at their most, in bytes; looked at every 200 ms. */
  readonly watchedBytes: number;
}

export interface TreeCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Folders whose size is looked at. */
  readonly watched?: readonly string[];
}

/** Runs a command to its end, and looks at its memory and that of all its children. */
export async function measureTree(order: TreeCommand): Promise<MeasuredTree> {
  const { command, args, cwd, env, watched = [] } = order;
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: 'ignore', env: { ...process.env, ...env } });
  let peakBytes = 0;
  let watchedBytes = 0;
  const look = setInterval(() => {
    if (child.pid !== undefined) peakBytes = Math.max(peakBytes, treeBytes(child.pid));
  }, 40);
  const weigh = () => {
    watchedBytes = Math.max(
      watchedBytes,
      watched.map(folderBytes).reduce((sum, bytes) => sum + bytes, 0),
    );
  };
  const weighing = setInterval(weigh, 200);
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => {
    clearInterval(look);
    clearInterval(weighing);
  });
  const endedMs = performance.now();
  weigh();
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return { wallMs: endedMs - started, peakBytes, watchedBytes };
}

/** Of all files in a folder and those below. A file may go at any time. */
function folderBytes(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + fileBytes(join(parentPath, name)), 0);
  } catch {
    return 0;
  }
}

function fileBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
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
