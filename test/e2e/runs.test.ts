import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { faults } from '../support/fake-replicate/faults.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import { createKillRig, type KillRig, readJson, runUntil } from '../support/kill-rig.js';
import { type CliResult, finished, runCli, startCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { recorded, writeHistory } from '../support/written-history.js';

vi.setConfig({ maxConcurrency: 10 });

/** A folder with three runs on record, and no service. */
async function createHistory() {
  const cwd = await temporaryFolder();
  await writeHistory(cwd);
  return {
    aivideo: (...words: readonly string[]) => runCli(words, { cwd }),
    runs: () => readdir(join(cwd, 'outputs', 'ai-videos', '.runs')),
  };
}

describe('aivideo runs', () => {
  it('lists runs newest first: how they stand, what is there, what was spent', async () => {
    const { aivideo } = await createHistory();

    const { status, stdout, stderr } = await aivideo('runs');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replaceAll(/ {2,}/g, '  ').replaceAll(/ \d+ d /g, ' AGE ')).toMatchInlineSnapshot(`
      "run  state  clips  spent  age  model  prompt
      20250302-100000-fail  failed  0/1  free  AGE  wan  A storm
      20250302-090000-open  unfinished  1/2  cost unknown  AGE  zeroscope  A lake
      20250301-080000-done  done  2/2  about $0.025  AGE  zeroscope  A quiet sea
      "
    `);
  });

  it('lists them as JSON, and no more than asked for', async () => {
    const { aivideo } = await createHistory();

    const all = readJson(await aivideo('runs', '--json'));
    const one = readJson(await aivideo('runs', '--limit', '1', '--json'));

    expect(all).toMatchObject({
      v: 1,
      ok: true,
      runs: [
        { run: recorded.failed, state: 'failed', done: 0, spent: { known: true, usd: 0 } },
        {
          run: recorded.open,
          state: 'unfinished',
          active: false,
          done: 1,
          spent: { known: false },
          prompt: 'A lake',
        },
        { run: recorded.done, state: 'done', done: 2, spent: { known: true, usd: 0.025 }, maxCost: 0.5 },
      ],
    });
    expect(all.runs[1].shots).toMatchObject([
      { shot: '1', left: false },
      { shot: '2', left: true },
    ]);
    expect(one.runs.map(({ run }: { run: string }) => run)).toEqual([recorded.failed]);
  });

  it('says that there are none', async () => {
    const cwd = await temporaryFolder();

    const result = await runCli(['runs'], { cwd });

    expect(result).toMatchObject({ status: 0, stdout: '' });
    expect(result.stderr).toContain('no runs in');
  });

  it('shows every clip of a run with its job and its cost', async () => {
    const { aivideo } = await createHistory();

    const { stdout } = await aivideo('runs', 'show', recorded.open);
    const json = readJson(await aivideo('runs', 'show', recorded.failed, '--json'));

    expect(stdout).toMatchInlineSnapshot(`
      "run      20250302-090000-open
      state    unfinished
      command  generate with zeroscope
      prompt   A lake
      started  2025-03-02T08:00:00.000Z
      last     2025-03-02T08:00:00.000Z
      price    $0.01 to $0.02, limit $0.50
      spent    unknown for 1 of 2, the others $0.01: its job has not ended

      ✔ clip 1  outputs/ai-videos/clip-1.mp4
        576x320 · 24 frames at 8 fps · 3.0 s · 812 kB · seed 1 · about $0.01
      · clip 2  job runningjob goes on at replicate and bills when it ends
      "
    `);
    expect(json.run).toMatchObject({
      run: recorded.failed,
      shots: [{ job: { id: 'refusedjob' }, failure: { code: 'content-refused' }, left: false }],
    });
  });

  it('keeps records where --state-dir says', async (context) => {
    const rig = await createKillRig(1, context);

    const made = await runCli([...rig.command, '--state-dir', 'records'], rig.options);
    const there = readJson(await runCli(['runs', '--json', '--state-dir', 'records'], rig.options));

    expect(made.status, made.stderr).toBe(0);
    expect(there.runs).toHaveLength(1);
    expect(await readdir(rig.folder)).not.toContain('.runs');
  });

  it.for([['runs', 'show'], ['resume'], ['cancel']])('%s knows no run that is not there', async (words) => {
    const { aivideo } = await createHistory();

    for (const run of ['20260101-000000-none', '../outside']) {
      const result = await aivideo(...words, run);
      expect(result).toMatchObject({ status: 2, stdout: '' });
      expect(result.stderr).toContain(`error: There is no run \`${run}\``);
    }
  });
});

describe('aivideo runs prune', () => {
  it('removes what is over and never what may still run', async () => {
    const { aivideo, runs } = await createHistory();

    const tried = readJson(await aivideo('runs', 'prune', '--older-than', '0s', '--dry-run', '--json'));
    const before = await runs();
    const pruned = await aivideo('runs', 'prune', '--older-than', '0s');

    expect(tried).toEqual({ v: 1, ok: true, dryRun: true, removed: [recorded.failed, recorded.done] });
    expect(before).toHaveLength(3);
    expect(pruned).toMatchObject({
      status: 0,
      stdout: `${recorded.failed}\n${recorded.done}\n`,
      stderr: '2 runs removed\n',
    });
    expect(await runs()).toEqual([recorded.open]);
  });

  it('leaves what is young', async () => {
    const { aivideo, runs } = await createHistory();

    expect(readJson(await aivideo('runs', 'prune', '--older-than', '36500d', '--json')).removed).toEqual([]);
    expect(await runs()).toHaveLength(3);
  });

  it('leaves a finished clip that nobody has collected, of a run that was given up', async (context) => {
    const rig = await createKillRig(1, context);
    const hold = rig.fake.hold('download', 'before-read');
    await runUntil(rig, () => hold.reached, 'SIGINT');
    const [run = ''] = await runsOf(rig);

    const canceled = await aivideo(rig, 'cancel', run);
    const pruned = readJson(await aivideo(rig, 'runs', 'prune', '--older-than', '0s', '--json'));

    expect(canceled.stdout).toMatch(/clip 1: job \w{26} had finished, bills .*; its clip can be collected/);
    expect(pruned.removed).toEqual([]);
    expect((await aivideo(rig, 'resume', run)).status).toBe(0);
  });
});

describe('aivideo costs', () => {
  it('adds up what is on record', async () => {
    const { aivideo } = await createHistory();

    const { stdout } = await aivideo('costs');

    expect(stdout).toMatchInlineSnapshot(`
      "model      jobs  known cost  jobs of unknown cost
      wan        1     $0.000
      zeroscope  5     $0.035      1
      in all     6     $0.035      1
      "
    `);
  });

  it('groups by model, day and run, and counts only what is asked for', async () => {
    const { aivideo } = await createHistory();

    const byRun = readJson(await aivideo('costs', '--by', 'run', '--json'));
    const byDay = readJson(await aivideo('costs', '--by', 'day', '--json'));
    const recent = readJson(await aivideo('costs', '--since', '0s', '--json'));
    const wrong = await aivideo('costs', '--by', 'week');

    expect(byRun).toMatchObject({
      v: 1,
      ok: true,
      by: 'run',
      groups: [
        { name: recorded.failed, jobs: 1, usd: 0, unknown: 0 },
        { name: recorded.open, jobs: 2, usd: 0.01, unknown: 1 },
        { name: recorded.done, jobs: 3, usd: 0.025, unknown: 0 },
      ],
      total: { jobs: 6, unknown: 1 },
    });
    expect(byDay.groups.map(({ name }: { name: string }) => name)).toEqual(['2025-03-02', '2025-03-01']);
    expect(recent).toMatchObject({ groups: [], total: { jobs: 0, usd: 0, unknown: 0 } });
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toContain('error: `--by week` must be model, day or run');
  });

  it('counts a job that failed as its terms say', async (context) => {
    const rig = await createKillRig(1, context);
    rig.fake.onCreate('any', scenarios.contentRefused());

    await runCli(rig.command, rig.options);

    expect(readJson(await aivideo(rig, 'costs', '--json')).total).toEqual({ jobs: 1, usd: 0, unknown: 0 });
  });
});

async function runsOf({ folder }: KillRig): Promise<readonly string[]> {
  return readdir(join(folder, '.runs'));
}

function aivideo({ options }: KillRig, ...words: readonly string[]): Promise<CliResult> {
  return runCli(words, options);
}

describe.concurrent('aivideo cancel', () => {
  it('cancels the jobs of a run and gives it up', async (context) => {
    const rig = await createKillRig(2, context, { runMs: 60_000 });
    await runUntil(rig, () => rig.fake.whenEnded('create', 2), 'SIGTERM');
    const [run = ''] = await runsOf(rig);

    const canceled = await aivideo(rig, 'cancel', run);
    const { state } = readJson(await aivideo(rig, 'runs', 'show', run, '--json')).run;
    const again = await aivideo(rig, 'resume');

    expect(canceled.status, canceled.stderr).toBe(0);
    expect(canceled.stdout).toMatch(/^(clip \d: job \w{26} is canceled, bills (nothing|about \$\S+)\n){2}$/);
    expect(rig.fake.predictions.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
    expect(state).toBe('canceled');
    expect(again).toMatchObject({ status: 2 });
  });

  it('fails when it is not certain that nothing goes on, and can be asked again', async (context) => {
    const rig = await createKillRig(2, context, { runMs: 60_000 });
    await runUntil(rig, () => rig.fake.whenEnded('create', 2), 'SIGTERM');
    const [run = ''] = await runsOf(rig);
    rig.fake.onEveryRequest('cancel', faults.notFound());

    const first = await aivideo(rig, 'cancel', run);
    rig.fake.clearScript();
    const second = await aivideo(rig, 'cancel', run, '--json');

    expect(first.status).toBe(5);
    expect(first.stderr).toContain('replicate did not confirm for 2 of 2 clips that nothing goes on');
    expect(second.status, second.stderr).toBe(0);
    expect(readJson(second).run).toMatchObject({
      run,
      state: 'canceled',
      shots: [{ canceled: 'canceled' }, {}],
    });
  });
});

describe.concurrent('a run that another process drives', () => {
  it('is left to it', async (context) => {
    const rig = await createKillRig(1, context, { runMs: 60_000 });
    const child = startCli(rig.command, rig.options);
    const ended = finished(child);
    await rig.fake.whenEnded('status');
    const [run = ''] = await runsOf(rig);

    const listed = await aivideo(rig, 'runs');
    const tries = await Promise.all([
      aivideo(rig, 'resume', run),
      aivideo(rig, 'cancel', run),
      runCli(rig.command, rig.options),
    ]);
    rig.fake.advance(60_000);

    expect(listed.stdout).toMatch(new RegExp(`${run} +running +0/1 `));
    for (const { status, stderr } of tries) {
      expect(status).toBe(2);
      expect(stderr).toContain(`error: Run \`${run}\` is driven by another process (pid ${child.pid})`);
    }
    expect((await ended).status).toBe(0);
    expect(rig.fake.ledger.creates).toHaveLength(1);
  });
});
