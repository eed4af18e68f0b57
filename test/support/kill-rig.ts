import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type TestContext } from 'vitest';
import { createFileJournal } from '../../src/adapters/journal/file-journal.js';
import { createClipProber } from '../../src/adapters/media/probe-clip.js';
import type { RunState } from '../../src/domain/run/reduce.js';
import { standingOf } from '../../src/domain/run/run-progress.js';
import { costsOf } from '../../src/domain/run/spent.js';
import { loadRun } from '../../src/workflows/runs/load-run.js';
import type { FakeReplicateOptions } from './fake-replicate/settings.js';
import { type FakeReplicate, startFakeReplicate } from './fake-replicate/start-fake-replicate.js';
import { type BreakOrder, breakingAt } from './kill-order.js';
import { type CliOptions, type CliResult, finished, runCli, startCli } from './run-cli.js';

/** One service and one user's folder: a place where the program can die and come back. */
export interface KillRig {
  readonly fake: FakeReplicate;
  readonly cwd: string;
  readonly options: CliOptions;
  /** Clips that are asked for. */
  readonly count: number;
  /** The words after `aivideo` that ask for them. */
  readonly command: readonly string[];
  /** Folder of the clips. */
  readonly folder: string;
}

/** A new service and a new folder; both go when the test ends. */
export async function createKillRig(
  count: number,
  { onTestFinished }: TestContext,
  options: FakeReplicateOptions = {},
): Promise<KillRig> {
  const fake = await startFakeReplicate({ queueMs: 50, runMs: 250, ...options });
  onTestFinished(() => fake.close());
  const cwd = await mkdtemp(join(tmpdir(), 'aivideo-kill-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true, maxRetries: 5 }));
  return {
    fake,
    cwd,
    options: { cwd, env: { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl } },
    count,
    command: ['generate', '--frames', '8', '-n', String(count), '--concurrency', '4', 'A quiet sea'],
    folder: join(cwd, 'outputs', 'ai-videos'),
  };
}

/** Runs the command until it breaks its own disk. */
export async function runBroken(rig: KillRig, order: BreakOrder): Promise<CliResult> {
  const env = { ...rig.options.env, ...breakingAt(order) };
  return runCli(rig.command, { ...rig.options, env });
}

/** Runs the command until the moment that is waited for, and ends it there by a signal. */
export async function runUntil(
  rig: KillRig,
  moment: () => Promise<unknown>,
  signal: NodeJS.Signals,
): Promise<CliResult> {
  const child = startCli(rig.command, rig.options);
  const ended = finished(child);
  const early = ended.then(({ status, stderr }) => {
    throw new Error(`The program ended by itself (${status}) before it could be stopped:\n${stderr}`);
  });
  await Promise.race([moment(), early]);
  child.kill(signal);
  return ended;
}

/** What `--json` has printed. */
export function readJson(result: CliResult) {
  try {
    return JSON.parse(result.stdout);
  } catch {
    throw new Error(`No JSON came, status ${result.status}:\n${result.stdout}\n${result.stderr}`);
  }
}

/** Everything is there that was paid for, and it was paid for once. `result` is that of `--json`. */
export async function expectDelivered(rig: KillRig, result: CliResult): Promise<void> {
  const { fake, count, folder } = rig;
  expect(result.stderr).not.toContain('    at ');
  expect(result.status, result.stderr).toBe(0);
  expect(fake.ledger.duplicates()).toEqual([]);
  expect(fake.ledger.creates).toHaveLength(count);
  const { clips, run } = readJson(result);
  expect(clips).toHaveLength(count);
  expect(new Set(clips.map((clip: { job: string }) => clip.job)).size).toBe(count);
  for (const clip of clips) await expectWhole(clip);
  const names = (await readdir(folder)).filter((name) => name !== '.runs');
  expect(names.map((name) => join(folder, name)).sort()).toEqual(
    clips.map((clip: { path: string }) => clip.path).sort(),
  );
  expect(await readdir(join(folder, '.runs', run))).toEqual(['journal.jsonl']);
  const state = await loadRun(createFileJournal(join(folder, '.runs')), run);
  expect(standingOf(state)).toBe('done');
  expect(costsOfAll(state)).toHaveLength(count);
}

/** One cost for each job. */
function costsOfAll(state: RunState) {
  return [...state.shots.values()].flatMap((record) => costsOf(record));
}

async function expectWhole(clip: { path: string; sha256: string }): Promise<void> {
  const bytes = await readFile(clip.path);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(clip.sha256);
  const media = await createClipProber().probe(clip.path, { signal: new AbortController().signal });
  expect(media.video).toMatchObject({ width: 576, height: 320, frames: 8 });
}
