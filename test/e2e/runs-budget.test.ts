import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, type TestContext, vi } from 'vitest';
import { createKillRig, type KillRig, readJson } from '../support/kill-rig.js';
import { runCli } from '../support/run-cli.js';

vi.setConfig({ maxConcurrency: 10 });

/**
 * Clips of 24 frames may cost 8.4 cents each by the catalogue, and do cost 5.6: 40 seconds of computing.
 */
async function createPricedRig(context: TestContext, concurrency = 1): Promise<KillRig> {
  const rig = await createKillRig(3, context, { runMs: 100 });
  rig.fake.onCreate('any', { predictSeconds: 40 });
  const command = ['generate', '-n', '3', '--concurrency', String(concurrency), 'A quiet sea'];
  return { ...rig, command };
}

function creates({ fake }: KillRig): number {
  return fake.ledger.creates.length;
}

describe.concurrent('--max-cost', () => {
  it('starts nothing that could exceed it, and names what is there and what is not', async (context) => {
    const rig = await createPricedRig(context);

    const { status, stdout, stderr } = await runCli([...rig.command, '--max-cost', '0.14'], rig.options);

    expect(status).toBe(9);
    expect(creates(rig)).toBe(2);
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(stderr).toContain('✗ clip 3: The next clip may cost $0.084, and $0.028 of $0.14 are left');
    expect(stderr).toContain('2 of 3 clips, about $0.11 in all');
    expect(stderr).toMatch(/error: 2 of 3 clips are there: The next clip may cost/);
    expect(stderr).toMatch(/hint: raise the limit: `aivideo resume [\w-]+ --max-cost USD`\n$/);
  });

  it('counts what is under way as the most that it may cost', async (context) => {
    const rig = await createPricedRig(context, 3);

    const { status } = await runCli([...rig.command, '--max-cost', '0.14'], rig.options);

    expect(status).toBe(9);
    expect(creates(rig)).toBe(1);
  });

  it('holds across resume, until it is raised', async (context) => {
    const rig = await createPricedRig(context);
    await runCli([...rig.command, '--max-cost', '0.14'], rig.options);

    const same = await runCli(['resume'], rig.options);
    const between = creates(rig);
    const raised = await runCli(['resume', '--max-cost', '0.20', '--json'], rig.options);

    expect(same.status).toBe(9);
    expect(same.stderr).toMatch(/: 1 clip of 3 left\n1 clip to start, price \$0\.021 to \$0\.084\n/);
    expect(between).toBe(2);
    expect(raised.status, raised.stderr).toBe(0);
    expect(readJson(raised).cost).toMatchObject({ known: true, usd: 0.168 });
    expect(creates(rig)).toBe(3);
  });

  it('is taken from the configuration', async (context) => {
    const rig = await createPricedRig(context);
    await writeFile(join(rig.cwd, '.aivideorc.json'), '{"maxCost": 0.05}');

    const { status, stderr } = await runCli(rig.command, rig.options);

    expect(status, stderr).toBe(9);
    expect(creates(rig)).toBe(0);
  });
});

describe.concurrent('a price that nobody knows', () => {
  const command = ['generate', '-m', 'wan-video/wan-2.1-1.3b', 'A quiet sea'];

  it('is refused under a limit', async (context) => {
    const rig = await createKillRig(1, context);

    const { status, stderr } = await runCli([...command, '--max-cost', '5'], rig.options);

    expect(status).toBe(9);
    expect(stderr).toContain('price unknown');
    expect(stderr).toContain('error: The price of `wan-2.1` is unknown, and the run may cost $5.00 at most');
    expect(stderr).toContain('--allow-unknown-price');
    expect(creates(rig)).toBe(0);
  });

  it('is let through with --allow-unknown-price, also when the run is gone on with', async (context) => {
    const rig = await createKillRig(1, context);
    await runCli([...command, '--max-cost', '5'], rig.options);

    const resumed = await runCli(['resume', '--allow-unknown-price'], rig.options);
    const allowed = await runCli([...command, '--max-cost', '5', '--allow-unknown-price'], rig.options);

    expect([resumed.status, allowed.status]).toEqual([0, 0]);
    expect(creates(rig)).toBe(2);
  });

  it('can be told in the configuration', async (context) => {
    const rig = await createKillRig(1, context);
    const models = { 'wan-2.1': { priceUsd: 0.3 } };
    await writeFile(join(rig.cwd, '.aivideorc.json'), JSON.stringify({ models }));

    const refused = await runCli([...command, '--max-cost', '0.2'], rig.options);
    const allowed = await runCli([...command, '--max-cost', '0.4'], rig.options);

    expect(refused.status).toBe(9);
    expect(refused.stderr).toContain('The next clip may cost $0.30, and $0.20 of $0.20 are left');
    expect(allowed.status, allowed.stderr).toBe(0);
  });
});
