import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, type TestContext, vi } from 'vitest';
import { faults } from '../support/fake-replicate/faults.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import { createKillRig, type KillRig, readJson, runUntil } from '../support/kill-rig.js';
import { type CliResult, finished, runCli, startCli } from '../support/run-cli.js';

vi.setConfig({ maxConcurrency: 10 });

async function runsOf({ folder }: KillRig): Promise<readonly string[]> {
  return readdir(join(folder, '.runs'));
}

function aivideo({ options }: KillRig, ...words: readonly string[]): Promise<CliResult> {
  return runCli(words, options);
}

/** A run of one clip that has been made, and one of two that was killed while its jobs ran. */
async function createHistory(context: TestContext) {
  const rig = await createKillRig(1, context);
  rig.fake.onCreate('any', { predictSeconds: 20 }, { times: 1 });
  const done = readJson(await runCli([...rig.command, '--json'], rig.options)).run as string;
  rig.fake.setTiming({ runMs: 60_000 });
  const other = ['generate', '--frames', '8', '-n', '2', 'A lake'];
  await runUntil({ ...rig, command: other }, () => rig.fake.whenEnded('create', 3), 'SIGTERM');
  const killed = (await runsOf(rig)).find((run) => run !== done) ?? '';
  return { rig, done, killed };
}

describe.concurrent('aivideo runs', () => {
  it('lists runs newest first: how they stand, what is there, what was spent', async (context) => {
    const { rig, done, killed } = await createHistory(context);

    const listed = await aivideo(rig, 'runs');

    expect(listed.status).toBe(0);
    const [header, ...rows] = listed.stdout.trim().split('\n');
    expect(header).toMatch(/^run +state +clips +spent +age +model +prompt$/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(
      new RegExp(`^${killed} +unfinished +0/2 +cost unknown +\\d+ s +zeroscope +A lake$`),
    );
    expect(rows[1]).toMatch(
      new RegExp(`^${done} +done +1/1 +about \\$0.028 +\\d+ s +zeroscope +A quiet sea$`),
    );
  });

  it('lists them as JSON, and no more than asked for', async (context) => {
    const { rig, done, killed } = await createHistory(context);

    const all = readJson(await aivideo(rig, 'runs', '--json'));
    const one = readJson(await aivideo(rig, 'runs', '--limit', '1', '--json'));

    expect(all).toMatchObject({
      v: 1,
      ok: true,
      runs: [
        { run: killed, state: 'unfinished', done: 0, spent: { known: false }, prompt: 'A lake' },
        { run: done, state: 'done', done: 1, spent: { known: true }, shots: [{ shot: '1', left: false }] },
      ],
    });
    expect(one.runs).toHaveLength(1);
  });

  it('says that there are none', async (context) => {
    const rig = await createKillRig(1, context);

    const result = await aivideo(rig, 'runs');

    expect(result).toMatchObject({ status: 0, stdout: '' });
    expect(result.stderr).toContain('no runs in');
  });

  it('shows every clip of a run with its job and its cost', async (context) => {
    const { rig, done, killed } = await createHistory(context);

    const whole = await aivideo(rig, 'runs', 'show', done);
    const open = await aivideo(rig, 'runs', 'show', killed);
    const json = readJson(await aivideo(rig, 'runs', 'show', killed, '--json'));

    expect(whole.stdout).toMatch(/✔ clip 1 {2}outputs\/ai-videos\/a-quiet-sea-zeroscope-\w{6}\.mp4\n/);
    expect(whole.stdout).toMatch(/spent +about \$0\.028\n/);
    expect(open.stdout).toMatch(/· clip 2 {2}job \w{26} goes on at replicate and bills when it ends\n/);
    expect(json.run).toMatchObject({
      run: killed,
      shots: [{ canceled: 'kept', left: true }, { left: true }],
    });
  });

  it('keeps records where --state-dir says', async (context) => {
    const rig = await createKillRig(1, context);

    const made = await aivideo(rig, ...rig.command, '--state-dir', 'records');
    const there = readJson(await aivideo(rig, 'runs', '--json', '--state-dir', 'records'));
    const here = readJson(await aivideo(rig, 'runs', '--json'));

    expect(made.status, made.stderr).toBe(0);
    expect(there.runs).toHaveLength(1);
    expect(here.runs).toEqual([]);
    expect(await readdir(rig.folder)).not.toContain('.runs');
  });

  it.for(['show', 'resume', 'cancel'])(
    '%s does not know a run that is not there',
    async (command, context) => {
      const rig = await createKillRig(1, context);
      const words = command === 'show' ? ['runs', 'show'] : [command];

      for (const run of ['20260101-000000-none', '../outside']) {
        const result = await aivideo(rig, ...words, run);
        expect(result).toMatchObject({ status: 2, stdout: '' });
        expect(result.stderr).toContain(`error: There is no run \`${run}\``);
      }
    },
  );
});

describe.concurrent('aivideo runs prune', () => {
  it('removes what is over and never what may still run', async (context) => {
    const { rig, done, killed } = await createHistory(context);

    const tried = await aivideo(rig, 'runs', 'prune', '--older-than', '0s', '--dry-run', '--json');
    const before = await runsOf(rig);
    const pruned = await aivideo(rig, 'runs', 'prune', '--older-than', '0s');

    expect(readJson(tried)).toEqual({ v: 1, ok: true, dryRun: true, removed: [done] });
    expect(before).toHaveLength(2);
    expect(pruned).toMatchObject({ status: 0, stdout: `${done}\n`, stderr: '1 run removed\n' });
    expect(await runsOf(rig)).toEqual([killed]);
  });

  it('leaves what is young', async (context) => {
    const { rig } = await createHistory(context);

    expect(readJson(await aivideo(rig, 'runs', 'prune', '--json')).removed).toEqual([]);
  });

  it('leaves a finished clip that nobody has collected', async (context) => {
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

describe.concurrent('aivideo cancel', () => {
  it('cancels the jobs of a run and gives it up', async (context) => {
    const { rig, killed } = await createHistory(context);

    const canceled = await aivideo(rig, 'cancel', killed);
    const again = await aivideo(rig, 'resume');
    const pruned = readJson(await aivideo(rig, 'runs', 'prune', '--older-than', '0s', '--json'));

    expect(canceled.status, canceled.stderr).toBe(0);
    expect(canceled.stdout).toMatch(/^(clip \d: job \w{26} is canceled, bills (nothing|about \$\S+)\n){2}$/);
    expect(rig.fake.predictions.map(({ status }) => status)).toEqual(['canceled', 'canceled', 'succeeded']);
    expect(again).toMatchObject({ status: 2 });
    expect(pruned.removed).toContain(killed);
  });

  it('says it as JSON, too', async (context) => {
    const { rig, killed } = await createHistory(context);

    const { run } = readJson(await aivideo(rig, 'cancel', killed, '--json'));

    expect(run).toMatchObject({ run: killed, state: 'canceled', shots: [{ canceled: 'canceled' }, {}] });
  });

  it('fails when it is not certain that nothing goes on, and can be asked again', async (context) => {
    const { rig, killed } = await createHistory(context);
    rig.fake.onEveryRequest('cancel', faults.notFound());

    const first = await aivideo(rig, 'cancel', killed);
    rig.fake.clearScript();
    const second = await aivideo(rig, 'cancel', killed);

    expect(first.status).toBe(5);
    expect(first.stderr).toContain('replicate did not confirm for 2 of 2 clips that nothing goes on');
    expect(second.status).toBe(0);
  });
});

describe.concurrent('aivideo costs', () => {
  it('adds up what is on record', async (context) => {
    const { rig } = await createHistory(context);

    const table = await aivideo(rig, 'costs');

    const rows = table.stdout
      .trim()
      .split('\n')
      .map((row) => row.split(/ {2,}/));
    expect(rows[0]).toEqual(['model', 'jobs', 'known cost', 'jobs of unknown cost']);
    expect(rows[1]).toEqual(['zeroscope', '3', '$0.028', '2']);
    expect(rows[2]).toEqual(['in all', '3', '$0.028', '2']);
  });

  it('groups by model, day and run, and counts only what is asked for', async (context) => {
    const { rig, done, killed } = await createHistory(context);

    const byRun = readJson(await aivideo(rig, 'costs', '--by', 'run', '--json'));
    const byDay = readJson(await aivideo(rig, 'costs', '--by', 'day', '--json'));
    const recent = readJson(await aivideo(rig, 'costs', '--since', '0s', '--json'));

    expect(byRun.groups).toMatchObject([
      { name: killed, jobs: 2, usd: 0, unknown: 2 },
      { name: done, jobs: 1, usd: 0.028, unknown: 0 },
    ]);
    expect(byDay.groups).toMatchObject([
      { name: `${done.slice(0, 4)}-${done.slice(4, 6)}-${done.slice(6, 8)}` },
    ]);
    expect(recent).toMatchObject({ groups: [], total: { jobs: 0, usd: 0, unknown: 0 } });
  });

  it('counts a job that failed as its terms say', async (context) => {
    const rig = await createKillRig(1, context);
    rig.fake.onCreate('any', scenarios.contentRefused());

    await runCli(rig.command, rig.options);

    expect(readJson(await aivideo(rig, 'costs', '--json')).total).toEqual({ jobs: 1, usd: 0, unknown: 0 });
  });
});

describe.concurrent('a run that another process drives', () => {
  it('is left to it', async (context) => {
    const rig = await createKillRig(1, context, { runMs: 60_000 });
    const child = startCli(rig.command, rig.options);
    const ended = finished(child);
    await rig.fake.whenEnded('status');
    const [run = ''] = await runsOf(rig);

    const tries = await Promise.all([
      aivideo(rig, 'resume', run),
      aivideo(rig, 'cancel', run),
      runCli(rig.command, rig.options),
    ]);
    rig.fake.advance(60_000);

    for (const { status, stderr } of tries) {
      expect(status).toBe(2);
      expect(stderr).toContain(`error: Run \`${run}\` is driven by another process (pid ${child.pid})`);
    }
    expect((await ended).status).toBe(0);
    expect(rig.fake.ledger.creates).toHaveLength(1);
  });
});
