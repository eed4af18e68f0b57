import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { probeFolder } from '../../../src/adapters/node/environment-folder.js';
import { probeFonts } from '../../../src/adapters/node/environment-fonts.js';
import { createEnvironmentProbe } from '../../../src/adapters/node/environment-probe.js';
import { judgeFfmpeg } from '../../../src/domain/environment/judge-ffmpeg.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

describe('looking at a folder', () => {
  it('finds one that can be written, leaves nothing in it, and tells the free space', async () => {
    const folder = await temporaryFolder();

    const found = await probeFolder(folder);

    expect(found).toEqual({ exists: true, freeBytes: expect.any(Number) });
    expect(found.freeBytes).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('looks at the nearest ancestor of one that is not there, and does not make it', async () => {
    const folder = await temporaryFolder();

    const found = await probeFolder(join(folder, 'a/b/c'));

    expect(found).toMatchObject({ exists: false });
    expect(found).not.toHaveProperty('problem');
    expect(await readdir(folder)).toEqual([]);
  });

  it('names the file that stands in the way', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'outputs');
    await writeFile(file, '');

    expect((await probeFolder(file)).problem).toBe(`\`${file}\` is a file`);
    expect((await probeFolder(join(file, 'ai-videos'))).problem).toBe(`\`${file}\` is a file`);
  });

  it('finds one that exists although its name ends in a slash', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'out'));

    expect((await probeFolder(join(folder, 'out/'))).exists).toBe(true);
  });
});

describe('looking at the fonts', () => {
  it('finds the files of the package and draws Hangul with them', async () => {
    const found = await probeFonts();

    expect(found.files).toBeGreaterThan(100);
    expect(found.drawsHangul).toBe(true);
  });
});

describe('looking at ffmpeg', () => {
  const call = { signal: new AbortController().signal };

  it('finds one, and it can do what is asked of it', async () => {
    const found = await createEnvironmentProbe({ env: process.env }).ffmpeg({}, call);

    expect(judgeFfmpeg(found)).toMatchObject({
      state: 'ok',
      details: { missingEncoders: [], missingFilters: [] },
    });
  });

  it('says that the one which was named is not there', async () => {
    const explicitPath = join(await temporaryFolder(), 'ffmpeg');

    await expect(createEnvironmentProbe({ env: {} }).ffmpeg({ explicitPath }, call)).rejects.toMatchObject({
      code: 'ffmpeg-missing',
    });
  });
});
