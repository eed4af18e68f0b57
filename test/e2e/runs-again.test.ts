import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { faults } from '../support/fake-replicate/faults.js';
import {
  createKillRig,
  expectDelivered,
  type KillRig,
  readJson,
  runBroken,
  runUntil,
} from '../support/kill-rig.js';
import { runCli } from '../support/run-cli.js';

vi.setConfig({ maxConcurrency: 10 });

async function runsOf({ folder }: KillRig): Promise<readonly string[]> {
  return readdir(join(folder, '.runs'));
}

describe.concurrent('the same command again', () => {
  it('goes on with the run that it has left unfinished, and says so', async (context) => {
    const rig = await createKillRig(2, context);
    await runUntil(rig, () => rig.fake.whenEnded('create', 2), 'SIGTERM');
    const [run = ''] = await runsOf(rig);

    const result = await runCli([...rig.command, '--json'], rig.options);

    expect(result.stderr).toContain(
      `Going on with run ${run}, which this command left unfinished; \`--new\` starts another`,
    );
    await expectDelivered(rig, result);
  });

  it('starts another run with --new', async (context) => {
    const rig = await createKillRig(1, context);
    await runUntil(rig, () => rig.fake.whenEnded('create'), 'SIGTERM');

    const another = await runCli([...rig.command, '--new'], rig.options);
    const first = await runCli(['resume'], rig.options);

    expect(another.status, another.stderr).toBe(0);
    expect(first.status, first.stderr).toBe(0);
    expect(await runsOf(rig)).toHaveLength(2);
    expect(rig.fake.ledger.creates).toHaveLength(2);
  });

  it('starts another run when its last one is done, or when something else is asked', async (context) => {
    const rig = await createKillRig(1, context, { runMs: 50 });
    await runCli(rig.command, rig.options);
    await runUntil(
      { ...rig, command: [...rig.command, '--fps', '8'] },
      () => rig.fake.whenEnded('create', 2),
      'SIGTERM',
    );

    const result = await runCli(rig.command, rig.options);

    expect(result.stderr).not.toContain('Going on');
    expect(await runsOf(rig)).toHaveLength(3);
  });

  it('takes up the limits that are given now', async (context) => {
    const rig = await createKillRig(1, context);
    const refused = await runCli([...rig.command, '--max-cost', '0.001'], rig.options);

    const result = await runCli([...rig.command, '--max-cost', '1', '--json'], rig.options);

    expect(refused.status).toBe(9);
    await expectDelivered(rig, result);
  });
});

describe.concurrent('leaving jobs running', () => {
  it('starts them and exits with 8 at --detach; the run stands in the JSON', async (context) => {
    const rig = await createKillRig(3, context, { runMs: 60_000 });

    const detached = await runCli([...rig.command, '--detach', '--json'], rig.options);
    const { run, error } = readJson(detached);
    rig.fake.advance(60_000);
    const result = await runCli(['resume', run, '--json'], rig.options);

    expect(detached.status).toBe(8);
    expect(error).toMatchObject({ code: 'jobs-pending', hints: [`collect them: \`aivideo resume ${run}\``] });
    expect(rig.fake.predictions.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    await expectDelivered(rig, result);
  });

  it('tells of each job that goes on', async (context) => {
    const rig = await createKillRig(1, context, { runMs: 60_000 });

    const { status, stdout, stderr } = await runCli([...rig.command, '--detach'], rig.options);

    expect({ status, stdout }).toEqual({ status: 8, stdout: '' });
    expect(stderr).toMatch(/✗ clip 1: job \w{26} goes on at replicate and bills when it ends\n/);
    expect(stderr).toMatch(/hint: collect them: `aivideo resume [\w-]+`\n$/);
  });

  it('ends the waiting at --timeout, and not the jobs', async (context) => {
    const rig = await createKillRig(2, context, { runMs: 60_000 });

    const late = await runCli([...rig.command, '--timeout', '2s'], rig.options);
    const statuses = rig.fake.predictions.map(({ status }) => status);
    const still = await runCli(['resume', '--timeout', '1s', '--json'], rig.options);
    rig.fake.advance(60_000);
    const result = await runCli(['resume', '--json'], rig.options);

    expect(late.status, late.stderr).toBe(8);
    expect(statuses).toEqual(['processing', 'processing']);
    expect(still.status).toBe(8);
    expect(readJson(still).error.message).toMatch(
      /^0 of 2 clips are there: Job `\w{26}` still runs at replicate$/,
    );
    await expectDelivered(rig, result);
  });
});

describe.concurrent('what can not be had any more', () => {
  it('is said of outputs that the provider has removed, and not paid for again', async (context) => {
    const rig = await createKillRig(1, context);
    await runBroken(rig, { journal: { event: 'shot-start', at: 'synced' } });
    rig.fake.advance(2 * 60 * 60_000);

    const result = await runCli(['resume'], rig.options);
    const again = await runCli(['resume'], rig.options);

    expect(result.status).toBe(5);
    expect(result.stderr).toMatch(/error: What job `\w{26}` made is no longer held by replicate\n/);
    expect(again.status).toBe(2);
    expect(rig.fake.ledger.creates).toHaveLength(1);
  });

  it('is said of a start whose outcome nobody tells: it is paid again with --retry-unknown alone', async (context) => {
    const rig = await createKillRig(1, context);
    await runBroken(rig, { journal: { event: 'shot-intent', at: 'synced' } });
    rig.fake.onEveryRequest('list', faults.notFound());

    const first = await runCli(['resume'], rig.options);
    const again = await runCli(rig.command, rig.options);
    const creates = rig.fake.ledger.creates.length;
    const retried = await runCli(['resume', '--retry-unknown', '--json'], rig.options);

    expect([first.status, again.status]).toEqual([6, 6]);
    expect(first.stderr).toContain('error: It is unknown whether a job was started for `anotherjesse/');
    expect(first.stderr).toContain('--retry-unknown');
    expect(creates).toBe(0);
    expect(retried.status, retried.stderr).toBe(0);
    expect(readJson(retried).cost).toMatchObject({ known: false });
    expect(rig.fake.ledger.creates).toHaveLength(1);
  });
});
