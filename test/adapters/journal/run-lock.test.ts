import { spawn } from 'node:child_process';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processStart } from '../../../src/adapters/journal/process-start.js';
import { createRunLock } from '../../../src/adapters/journal/run-lock.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

async function writeOwner(folder: string, owner: object): Promise<void> {
  await mkdir(join(folder, 'r1'), { recursive: true });
  await writeFile(join(folder, 'r1', 'lock'), JSON.stringify({ host: hostname(), key: 'other', ...owner }));
}

describe('the lock of a run', () => {
  it('is held by one at a time and can be given back', async () => {
    const folder = await temporaryFolder();
    const first = createRunLock(folder, 'first');
    const second = createRunLock(folder, 'second');

    const release = await first.acquire('r1');
    await expect(second.acquire('r1')).rejects.toMatchObject({ code: 'run-locked' });
    await release();

    await expect(second.acquire('r1')).resolves.toBeTypeOf('function');
    expect(await readdir(join(folder, 'r1'))).toEqual(['lock']);
  });

  it('is taken over from a process that has ended', async () => {
    const folder = await temporaryFolder();
    const child = spawn(process.execPath, ['-e', '']);
    const start = await processStart(child.pid ?? 0);
    await new Promise((ended) => child.on('exit', ended));
    await writeOwner(folder, { pid: child.pid, start });

    expect(await createRunLock(folder, 'own').isHeld('r1')).toBe(false);
    await expect(createRunLock(folder, 'own').acquire('r1')).resolves.toBeTypeOf('function');
  });

  it('is taken over when another process has got the number of its owner', async () => {
    const folder = await temporaryFolder();
    await writeOwner(folder, { pid: process.pid, start: 'long ago' });

    await expect(createRunLock(folder, 'own').acquire('r1')).resolves.toBeTypeOf('function');
  });

  it('stays with a living process and with an owner on another machine', async () => {
    const folder = await temporaryFolder();
    await writeOwner(folder, { pid: process.pid, start: await processStart(process.pid) });
    await expect(createRunLock(folder, 'own').acquire('r1')).rejects.toThrow(`pid ${process.pid}`);

    await writeOwner(folder, { pid: 1, start: '1', host: 'elsewhere' });
    await expect(createRunLock(folder, 'own').acquire('r1')).rejects.toMatchObject({ code: 'run-locked' });
  });

  it('is got by exactly one of many that find a dead owner', async () => {
    const folder = await temporaryFolder();
    await writeOwner(folder, { pid: 2 ** 22 + 1, start: '1' });

    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => createRunLock(folder, `key${index}`).acquire('r1')),
    );

    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is taken over when its file is torn', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'r1'));
    await writeFile(join(folder, 'r1', 'lock'), '{"pid":');

    await expect(createRunLock(folder, 'own').acquire('r1')).resolves.toBeTypeOf('function');
  });

  it('is taken over from a machine or a container that has not been heard of for two minutes', async () => {
    const folder = await temporaryFolder();
    await writeOwner(folder, { pid: 1, start: '1', host: 'elsewhere' });
    const before = new Date(Date.now() - 121_000);
    await utimes(join(folder, 'r1', 'lock'), before, before);
    const lock = createRunLock(folder, 'own');

    expect(await lock.isHeld('r1')).toBe(false);
    await expect(lock.acquire('r1')).resolves.toBeTypeOf('function');
  });

  it('leaves nothing behind when it is given back', async () => {
    const folder = await temporaryFolder();
    await writeOwner(folder, { pid: 2 ** 22 + 1, start: '1' });

    await (await createRunLock(folder, 'own').acquire('r1'))();

    expect(await readdir(join(folder, 'r1'))).toEqual([]);
  });

  it('leaves alone what another has taken meanwhile', async () => {
    const folder = await temporaryFolder();
    const release = await createRunLock(folder, 'own').acquire('r1');
    await writeOwner(folder, { pid: process.pid, start: await processStart(process.pid) });

    await release();

    expect(await readdir(join(folder, 'r1'))).toEqual(['lock']);
  });

  it('says so when it can not be written', async () => {
    const folder = join(await temporaryFolder(), 'state');
    await writeFile(folder, '');

    await expect(createRunLock(folder, 'own').acquire('r1')).rejects.toMatchObject({
      code: 'journal-failed',
    });
  });
});
