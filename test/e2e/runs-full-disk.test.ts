import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createKillRig, expectDelivered, readJson, runBroken } from '../support/kill-rig.js';
import { runCli } from '../support/run-cli.js';

vi.setConfig({ maxConcurrency: 10 });

describe.concurrent('a disk that takes no more records', () => {
  it.for(['run-start', 'shot-intent'] as const)(
    'keeps everything from being paid at %s',
    async (event, context) => {
      const rig = await createKillRig(2, context);

      const full = await runBroken(rig, { journal: { event, fail: 'ENOSPC' } });
      const creates = rig.fake.ledger.creates.length;
      const result = await runCli([...rig.command, '--json'], rig.options);

      expect(full.status).toBe(1);
      expect(full.stderr).toContain('error: There is no space left for the records of runs in `');
      expect(full.stderr).toContain('hint: free some space: `df -h .`');
      expect(creates).toBe(0);
      await expectDelivered(rig, result);
    },
  );

  it.for(['shot-start', 'shot-output', 'shot-end', 'run-end'] as const)(
    'does not keep a paid clip from being delivered at %s, nor has it paid again',
    async (event, context) => {
      const rig = await createKillRig(1, context);

      const full = await runBroken(rig, { journal: { event, fail: 'ENOSPC' } });
      const delivered = (await readdir(rig.folder)).filter((name) => name.endsWith('.mp4'));
      const [run = ''] = await readdir(join(rig.folder, '.runs'));
      const result = await runCli(['resume', run, '--json'], rig.options);

      expect(full.status, full.stderr).toBe(0);
      expect(full.stderr).toMatch(
        /There is no space left for the records of runs in `.*` \(ENOSPC: told to\): what has happened/,
      );
      expect(delivered).toHaveLength(1);
      await expectDelivered(rig, result);
    },
  );

  it('says in the JSON that the record is not whole', async (context) => {
    const rig = await createKillRig(1, context);
    const command = [...rig.command, '--json'];

    const full = await runBroken({ ...rig, command }, { journal: { event: 'shot-start', fail: 'EROFS' } });

    const { ok, warnings } = readJson(full);
    expect({ ok, warnings }).toEqual({ ok: true, warnings: [expect.stringContaining('can not be written')] });
  });

  it('starts nothing more once an intent can not be written', async (context) => {
    const rig = await createKillRig(8, context);

    const full = await runBroken(rig, { journal: { event: 'shot-intent', fail: 'ENOSPC' }, nth: 3 });
    const creates = rig.fake.ledger.creates.length;
    const delivered = (await readdir(rig.folder)).filter((name) => name.endsWith('.mp4'));
    const result = await runCli(['resume', '--json'], rig.options);

    expect(full.status).toBe(delivered.length === 0 ? 1 : 3);
    expect(full.stderr).toContain('There is no space left for the records of runs');
    expect(creates).toBe(delivered.length);
    expect(creates).toBeLessThan(8);
    await expectDelivered(rig, result);
  });
});

describe.concurrent('a folder for records that can not be written', () => {
  it('is found before anything is paid', async (context) => {
    const rig = await createKillRig(1, context);
    await writeFile(join(rig.cwd, 'file'), '');

    const { status, stderr } = await runCli([...rig.command, '--state-dir', 'file'], rig.options);

    expect(status).toBe(1);
    expect(stderr).toMatch(/error: `.*\/file\/[\w-]+` can not be made\n/);
    expect(stderr).toContain('hint: keep the record elsewhere: `export AIVIDEO_STATE_DIR=FOLDER`');
    expect(stderr).not.toContain('    at ');
    expect(rig.fake.requests.filter(({ route }) => route === 'create')).toEqual([]);
  });
});
