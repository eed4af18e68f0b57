import { describe, expect, it, type TestContext, vi } from 'vitest';
import { faults } from '../support/fake-replicate/faults.js';
import { createKillRig, expectDelivered, type KillRig, readJson, runUntil } from '../support/kill-rig.js';
import { finished, runCli, startCli } from '../support/run-cli.js';

vi.setConfig({ maxConcurrency: 10 });

/** Three clips, two at a time, of jobs that take a minute. */
async function createSlowRig(context: TestContext, ...flags: readonly string[]): Promise<KillRig> {
  const rig = await createKillRig(3, context, { runMs: 60_000 });
  return { ...rig, command: [...rig.command, '--concurrency', '2', ...flags] };
}

function statusesOf({ fake }: KillRig): readonly unknown[] {
  return fake.predictions.map(({ status }) => status);
}

function bothRun({ fake }: KillRig): Promise<unknown> {
  return fake.whenEnded('status', 2);
}

describe.concurrent('Ctrl-C', () => {
  it('cancels what runs, starts nothing more, and tells of each clip what happened', async (context) => {
    const rig = await createSlowRig(context);

    const result = await runUntil(rig, () => bothRun(rig), 'SIGINT');

    expect(result.status).toBe(130);
    expect(statusesOf(rig)).toEqual(['canceled', 'canceled']);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(/✗ clip 1: job \w{26} is canceled, bills about \$0\.\d+/);
    expect(result.stderr).toMatch(/✗ clip 2: job \w{26} is canceled, bills about \$0\.\d+/);
    expect(result.stderr).toContain('✗ clip 3: not started, costs nothing');
    expect(result.stderr).toMatch(
      /error: Interrupted\n\nhint: collect what is left: `aivideo resume [\w-]+`\n$/,
    );
  });

  it('leaves a run that makes its clips when it is gone on with, and counts what was cancelled', async (context) => {
    const rig = await createSlowRig(context);

    await runUntil(rig, () => bothRun(rig), 'SIGINT');
    rig.fake.setTiming({ runMs: 100 });
    const resumed = await runCli(['resume', '--json'], rig.options);
    const costs = readJson(await runCli(['costs', '--json'], rig.options));

    expect(resumed.status, resumed.stderr).toBe(0);
    expect(readJson(resumed).clips).toHaveLength(3);
    expect(rig.fake.ledger.creates).toHaveLength(5);
    expect(costs.total).toMatchObject({ jobs: 5, unknown: 0 });
  });

  it('leaves the jobs running with --keep-jobs', async (context) => {
    const rig = await createSlowRig(context, '--keep-jobs');

    const result = await runUntil(rig, () => bothRun(rig), 'SIGINT');
    const left = statusesOf(rig);
    rig.fake.advance(60_000);
    rig.fake.setTiming({ runMs: 100 });
    const resumed = await runCli(['resume', '--json'], rig.options);

    expect(result.status).toBe(130);
    expect(left).toEqual(['processing', 'processing']);
    expect(result.stderr).toMatch(/✗ clip 1: job \w{26} goes on at replicate and bills when it ends/);
    await expectDelivered(rig, resumed);
  });

  it('is told in JSON, too', async (context) => {
    const rig = await createSlowRig(context, '--json');

    const result = await runUntil(rig, () => bothRun(rig), 'SIGINT');

    const told = readJson(result);
    expect(told).toMatchObject({ ok: false, error: { code: 'interrupted', exitCode: 130 } });
    expect(told.failed.map((entry: { outcome?: string }) => entry.outcome)).toEqual([
      'canceled',
      'canceled',
      undefined,
    ]);
    expect(told.error.hints[0]).toContain(told.run);
  });

  it('waits for the answer to a start that is under way, and cancels its job', async (context) => {
    const rig = await createSlowRig(context, '--concurrency', '1');
    const hold = rig.fake.hold('create', 'after-accept');

    const ended = runUntil(rig, () => hold.reached, 'SIGINT');
    await hold.reached;
    hold.release();
    const result = await ended;

    expect(result.status).toBe(130);
    expect(statusesOf(rig)).toEqual(['canceled']);
    expect(result.stderr).toMatch(/✗ clip 1: job \w{26} is canceled/);
  });

  it('looks a start up that is never answered, and cancels its job', async (context) => {
    const rig = await createSlowRig(context, '--concurrency', '1');
    const hold = rig.fake.hold('create', 'after-accept');

    const result = await runUntil(rig, () => hold.reached, 'SIGINT');

    expect(result.status).toBe(130);
    expect(statusesOf(rig)).toEqual(['canceled']);
    expect(result.stderr).toMatch(/✗ clip 1: job \w{26} is canceled/);
  });

  it('says of a start of which nothing is heard that it is not known', async (context) => {
    const rig = await createSlowRig(context, '--concurrency', '1');
    const hold = rig.fake.hold('create', 'before-read');

    const result = await runUntil(rig, () => hold.reached, 'SIGINT');
    rig.fake.setTiming({ runMs: 100 });
    const resumed = await runCli(['resume', '--json'], rig.options);

    expect(result.status).toBe(130);
    expect(result.stderr).toContain('✗ clip 1: it is not known whether replicate started it');
    await expectDelivered(rig, resumed);
  });

  it('keeps a finished clip to be collected', async (context) => {
    const rig = await createKillRig(1, context);
    const hold = rig.fake.hold('download', 'before-read');

    const result = await runUntil(rig, () => hold.reached, 'SIGINT');
    const resumed = await runCli(['resume', '--json'], rig.options);

    expect(result.status).toBe(130);
    expect(result.stderr).toMatch(/job \w{26} had finished, bills about \$0\.\d+; its clip can be collected/);
    expect(rig.fake.requests.filter(({ route }) => route === 'cancel')).toEqual([]);
    await expectDelivered(rig, resumed);
  });

  it('does not call a job cancelled of which that is not certain, and collects it later', async (context) => {
    const rig = await createSlowRig(context, '--concurrency', '1');
    rig.fake.onEveryRequest('cancel', faults.serverError());

    const result = await runUntil(rig, () => rig.fake.whenEnded('status'), 'SIGINT');
    rig.fake.clearScript();
    rig.fake.advance(60_000);
    rig.fake.setTiming({ runMs: 100 });
    const resumed = await runCli(['resume', '--json'], rig.options);

    expect(result.status).toBe(130);
    expect(result.stderr).toMatch(
      /replicate did not confirm that job \w{26} is canceled; it may go on and bill/,
    );
    await expectDelivered(rig, resumed);
  });

  it('starts a job anew whose cancel took effect after all', async (context) => {
    const rig = await createSlowRig(context, '--concurrency', '1');
    rig.fake.onEveryRequest('cancel', faults.serverError({ accepted: true }));
    rig.fake.onEveryRequest('status', faults.serverError());

    await runUntil(rig, () => rig.fake.whenEnded('status'), 'SIGINT');
    rig.fake.clearScript();
    rig.fake.setTiming({ runMs: 100 });
    const resumed = await runCli(['resume', '--json'], rig.options);

    expect(resumed.status, resumed.stderr).toBe(0);
    expect(statusesOf(rig)).toEqual(['succeeded', 'succeeded', 'succeeded', 'canceled']);
  });

  it('ends everything at once when it is pressed again', async (context) => {
    const rig = await createSlowRig(context);
    const hold = rig.fake.hold('cancel', 'before-read');
    const child = startCli(rig.command, rig.options);
    const ended = finished(child);

    await bothRun(rig);
    child.kill('SIGINT');
    await hold.reached;
    const pressedMs = performance.now();
    child.kill('SIGINT');
    const result = await ended;

    expect(result.status).toBe(130);
    expect(performance.now() - pressedMs).toBeLessThan(2_000);
    rig.fake.setTiming({ runMs: 100 });
    rig.fake.advance(60_000);
    expect((await runCli(['resume', '--json'], rig.options)).status).toBe(0);
  });

  it('costs nothing before anything has been started', async (context) => {
    const rig = await createKillRig(1, context);
    const hold = rig.fake.hold('model', 'before-read');

    const result = await runUntil(rig, () => hold.reached, 'SIGINT');

    expect(result).toMatchObject({ status: 130, stdout: '', stderr: 'Preparing...\nerror: Interrupted\n' });
    expect(rig.fake.ledger.creates).toEqual([]);
  });
});
