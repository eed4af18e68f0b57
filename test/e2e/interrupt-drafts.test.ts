import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { finished, runCli, startCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const waiting = { interval: 20, timeout: 20_000 };

/** More than a machine draws in the time that a test takes. */
const longDraft = ['generate', '-m', 'local/draft', '--frames', '5000', '--fps', '24', 'A quiet sea'];

/** Process ids of the ffmpeg that a process has started (proc(5)). */
async function encodersOf(pid: number | undefined): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const found: number[] = [];
  for (const child of children.trim().split(' ').filter(Boolean).map(Number)) {
    const name = await readFile(`/proc/${child}/comm`, 'utf8').catch(() => '');
    if (name.startsWith('ffmpeg')) found.push(child);
  }
  return found;
}

/** A process that has ended may wait for its parent to be told. */
async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  return state !== '' && state !== 'Z' && state !== 'X';
}

async function startDraft() {
  const cwd = await temporaryFolder();
  const child = startCli(longDraft, { cwd, env: { TMPDIR: cwd } });
  const ended = finished(child);
  const encoder = await vi.waitFor(async () => {
    const [first] = await encodersOf(child.pid);
    if (first === undefined) throw new Error('ffmpeg has not been started yet');
    return first;
  }, waiting);
  return { cwd, child, ended, encoder };
}

describe('a draft that is broken off', () => {
  it.for([
    { name: 'Ctrl-C', signals: ['SIGINT'], status: 130 },
    { name: 'a second Ctrl-C', signals: ['SIGINT', 'SIGINT'], status: 130 },
    { name: 'SIGTERM', signals: ['SIGTERM'], status: 143 },
    { name: 'SIGKILL', signals: ['SIGKILL'], status: null },
  ] as const)('leaves no ffmpeg running after $name', async ({ signals, status }) => {
    const { child, ended, encoder } = await startDraft();

    for (const signal of signals) child.kill(signal);
    const result = await ended;

    expect(result.status, result.stderr).toBe(status);
    await vi.waitFor(async () => expect(await isRunning(encoder)).toBe(false), waiting);
  });

  it('leaves no files but its record after Ctrl-C, and can be gone on with', async () => {
    const { cwd, child, ended } = await startDraft();
    const folder = join(cwd, 'outputs', 'ai-videos');

    child.kill('SIGINT');
    const { stderr } = await ended;
    const left = await readdir(folder);
    const listed = JSON.parse((await runCli(['runs', '--json'], { cwd })).stdout);

    expect(stderr).toMatch(/hint: collect what is left: `aivideo resume [\w-]+`\n$/);
    expect(left).toEqual(['.runs']);
    expect((await readdir(cwd)).filter((name) => name.startsWith('aivideo'))).toEqual([]);
    expect(listed.runs).toMatchObject([{ state: 'unfinished', spent: { known: true, usd: 0 } }]);
  });
});
