import * as fileSystem from 'node:fs/promises';
import { link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClipFiles } from '../../../src/adapters/node/clip-files.js';
import { partialName } from '../../../src/adapters/node/partial-file-name.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const files = createClipFiles();
const text = (value: string) => new TextEncoder().encode(value);

/** A partial file with content, closed. */
async function partialWith(finalPath: string, content: string, key = 'job1') {
  const partial = await files.openPartial(finalPath, key);
  await partial.write(text(content));
  await partial.close();
  return partial;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: by the test`), { code });
}

function failing(code: string): () => Promise<never> {
  return () => Promise.reject(systemError(code));
}

describe('a partial file', () => {
  it('lies hidden in the target folder, which is made, until it gets its name', async () => {
    const folder = join(await temporaryFolder(), 'a', 'b');
    const finalPath = join(folder, 'clip.mp4');
    const partial = await files.openPartial(finalPath, 'job1');
    await partial.write(text('one '));
    await partial.write(text('two'));
    const during = await readdir(folder);

    const path = await partial.commit({ overwrite: false });

    expect(during).toEqual(['.clip.mp4.job1.part']);
    expect(path).toBe(finalPath);
    expect(await readdir(folder)).toEqual(['clip.mp4']);
    expect(await readFile(finalPath, 'utf8')).toBe('one two');
    expect((await stat(finalPath)).nlink).toBe(1);
  });

  it('is found again by its key, with what was in it', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    await partialWith(finalPath, 'one ');

    const partial = await files.openPartial(finalPath, 'job1');
    await partial.write(text('two'));

    expect(partial.bytes).toBe(7);
    expect(await readFile(await partial.commit({ overwrite: false }), 'utf8')).toBe('one two');
  });

  it('is found again by its key under another final name', async () => {
    const folder = await temporaryFolder();
    await partialWith(join(folder, 'clip.mp4'), 'content');

    const partial = await files.openPartial(join(folder, 'clip.webm'), 'job1');

    expect(await readFile(await partial.commit({ overwrite: false }), 'utf8')).toBe('content');
    expect(await readdir(folder)).toEqual(['clip.webm']);
  });

  it('is not found by another key, nor by one that only ends alike', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    await partialWith(finalPath, 'content', 'xjob1');

    const partial = await files.openPartial(finalPath, 'job1');

    expect(partial.bytes).toBe(0);
    await partial.discard();
  });

  it('drops what comes after a number of bytes and goes on there', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    const partial = await files.openPartial(finalPath, 'job1');
    await partial.write(text('one three'));

    await partial.truncate(4);
    await partial.write(text('two'));

    expect(partial.bytes).toBe(7);
    expect(await readFile(await partial.commit({ overwrite: false }), 'utf8')).toBe('one two');
  });

  it('goes away when it is discarded', async () => {
    const folder = await temporaryFolder();
    const partial = await partialWith(join(folder, 'clip.mp4'), 'content');

    await partial.discard();

    expect(await readdir(folder)).toEqual([]);
  });

  it('belongs to one at a time', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    const first = await files.openPartial(finalPath, 'job1');

    await expect(files.openPartial(finalPath, 'job1')).rejects.toMatchObject({
      code: 'output-unwritable',
      message: `\`${first.path}\` is being written already`,
    });

    await first.close();
    await (await files.openPartial(finalPath, 'job1')).discard();
  });

  it('gives its name with what was changed by its path after it was closed', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    const partial = await partialWith(finalPath, 'content');
    await writeFile(partial.path, 'content and more');

    await partial.commit({ overwrite: false });

    expect(await readFile(finalPath, 'utf8')).toBe('content and more');
  });

  it('does not write into a finished clip that it shares its bytes with', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    const { path } = await partialWith(finalPath, 'finished');
    await link(path, finalPath);

    const partial = await files.openPartial(finalPath, 'job1');
    await partial.truncate(0);
    await partial.close();

    expect(await readFile(finalPath, 'utf8')).toBe('finished');
  });

  it('does not follow a link that lies under its temporary name', async () => {
    const folder = await temporaryFolder();
    const finalPath = join(folder, 'clip.mp4');
    await writeFile(join(folder, 'victim'), 'precious');
    await symlink('victim', join(folder, '.clip.mp4.job1.part'));

    const opening = files.openPartial(finalPath, 'job1');

    await expect(opening).rejects.toMatchObject({ code: 'output-unwritable' });
    expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('precious');
  });

  it.each(['../../etc/passwd', 'a/b', '..', 'x'.repeat(400)])(
    'stays in the folder whatever the key is: %s',
    async (key) => {
      const folder = await temporaryFolder();

      const partial = await partialWith(join(folder, 'clip.mp4'), 'content', key);

      expect(await readdir(folder)).toEqual([partial.path.slice(folder.length + 1)]);
      await partial.discard();
    },
  );
});

describe('a temporary name', () => {
  it('is the name and the key', () => {
    expect(partialName('바다 노을.mp4', 'abc1')).toBe('.바다 노을.mp4.abc1.part');
  });

  it('shortens a long name between characters, so that a file system takes it', async () => {
    const name = `${'바다의노을👩‍👩‍👧‍👦'.repeat(20)}.mp4`;

    const short = partialName(name, 'gm3qorzdhgbfurvjtvhg6dckhu');

    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(250);
    expect(Buffer.byteLength(short)).toBeGreaterThan(200);
    expect(short.endsWith('.gm3qorzdhgbfurvjtvhg6dckhu.part')).toBe(true);
    expect(`.${name}`.startsWith(short.replace('.gm3qorzdhgbfurvjtvhg6dckhu.part', ''))).toBe(true);
    await writeFile(join(await temporaryFolder(), short), '');
  });
});

describe('giving a clip its name', () => {
  it('does not replace what is there unless that is asked for', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    await writeFile(finalPath, 'old');
    const partial = await partialWith(finalPath, 'new');

    await expect(partial.commit({ overwrite: false })).rejects.toMatchObject({
      code: 'output-exists',
      message: `\`${finalPath}\` is there already`,
    });
    const kept = await readFile(finalPath, 'utf8');
    await partial.commit({ overwrite: true });

    expect(kept).toBe('old');
    expect(await readFile(finalPath, 'utf8')).toBe('new');
  });

  it('counts a link to nowhere as taken', async () => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    await symlink('nowhere', finalPath);
    const partial = await partialWith(finalPath, 'new');

    expect(await files.exists(finalPath)).toBe(true);
    await expect(partial.commit({ overwrite: false })).rejects.toMatchObject({ code: 'output-exists' });
  });

  it.each([
    ['a folder', 'is a folder', (path: string) => mkdir(path)],
    ['a device', 'is not a regular file', (path: string) => symlink('/dev/null', path)],
  ])('does not replace %s', async (_, what, prepare) => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    await prepare(finalPath);
    const partial = await partialWith(finalPath, 'new');

    const commit = partial.commit({ overwrite: true });

    await expect(commit).rejects.toMatchObject({
      code: 'output-unwritable',
      message: `\`${finalPath}\` ${what} and is not replaced`,
    });
    expect(await readFile(partial.path, 'utf8')).toBe('new');
  });

  it.each(['EPERM', 'ENOTSUP', 'ENOSYS'])('renames where there are no hard links (%s)', async (code) => {
    const withoutLinks = createClipFiles({ ...fileSystem, link: failing(code) });
    const folder = await temporaryFolder();
    const partial = await withoutLinks.openPartial(join(folder, 'clip.mp4'), 'job1');
    await partial.write(text('new'));

    await partial.commit({ overwrite: false });

    expect(await readFile(join(folder, 'clip.mp4'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['clip.mp4']);
  });

  it('replaces nothing where there are no hard links', async () => {
    const withoutLinks = createClipFiles({ ...fileSystem, link: failing('EPERM') });
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    await writeFile(finalPath, 'old');
    const partial = await withoutLinks.openPartial(finalPath, 'job1');

    const commit = partial.commit({ overwrite: false });

    await expect(commit).rejects.toMatchObject({ code: 'output-exists' });
    expect(await readFile(finalPath, 'utf8')).toBe('old');
  });

  it('is done when the folder can not be synchronised', async () => {
    const open: typeof fileSystem.open = async (path, flags, mode) => {
      if (flags === 'r') throw systemError('EISDIR');
      return fileSystem.open(path, flags, mode);
    };
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    const partial = await createClipFiles({ ...fileSystem, open }).openPartial(finalPath, 'job1');

    await expect(partial.commit({ overwrite: false })).resolves.toBe(finalPath);
  });
});

describe('what can not be written', () => {
  it.each([
    ['ENOSPC', 'disk-full', /^There is no space left for /],
    ['EDQUOT', 'disk-full', /^There is no space left for /],
    ['EACCES', 'output-unwritable', /can not be written: permission is denied$/],
    ['EROFS', 'output-unwritable', /can not be written: the disk is read-only$/],
    ['EIO', 'output-unwritable', /can not be written: the disk reports an error$/],
    ['EWEIRD', 'output-unwritable', /can not be written: the system says EWEIRD$/],
  ])('is an error by name: %s', async (systemCode, code, message) => {
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    const opening = createClipFiles({ ...fileSystem, open: failing(systemCode) }).openPartial(
      finalPath,
      'job1',
    );

    await expect(opening).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      details: { path: finalPath },
      cause: { code: systemCode },
    });
  });

  it('is an error in the middle of writing, and what was written stays', async () => {
    const open: typeof fileSystem.open = async (path, flags, mode) => {
      const handle = await fileSystem.open(path, flags, mode);
      const write = handle.write.bind(handle);
      let writes = 0;
      return Object.assign(handle, {
        write: (...args: Parameters<typeof write>) => (++writes > 1 ? failing('ENOSPC')() : write(...args)),
      });
    };
    const finalPath = join(await temporaryFolder(), 'clip.mp4');
    const partial = await createClipFiles({ ...fileSystem, open }).openPartial(finalPath, 'job1');
    await partial.write(text('first'));

    await expect(partial.write(text('second'))).rejects.toMatchObject({ code: 'disk-full' });

    await partial.close();
    expect(await readFile(partial.path, 'utf8')).toBe('first');
  });

  it('is an error when a part of the path is a file', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');

    const opening = files.openPartial(join(folder, 'file', 'sub', 'clip.mp4'), 'job1');

    await expect(opening).rejects.toMatchObject({
      code: 'output-unwritable',
      message: expect.stringContaining('a part of the path is a file, not a folder'),
    });
  });

  it('is an error when the name is too long, and the clip stays', async () => {
    const finalPath = join(await temporaryFolder(), `${'바다'.repeat(60)}.mp4`);
    const partial = await partialWith(finalPath, 'new');

    await expect(partial.commit({ overwrite: false })).rejects.toMatchObject({
      code: 'output-unwritable',
      message: expect.stringContaining('the name is too long for the disk'),
    });
    expect(await readFile(partial.path, 'utf8')).toBe('new');
  });
});

describe('looking at files', () => {
  it('knows what is there', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'clip.mp4'), '');

    expect(await files.exists(join(folder, 'clip.mp4'))).toBe(true);
    expect(await files.exists(join(folder, 'other.mp4'))).toBe(false);
    expect(await files.exists(join(folder, 'clip.mp4', 'below'))).toBe(false);
  });

  it('computes SHA-256', async () => {
    const path = join(await temporaryFolder(), 'abc');
    await writeFile(path, 'abc');

    // FIPS 180-4, the example for "abc".
    expect(await files.sha256(path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    await expect(files.sha256(`${path}d`)).rejects.toMatchObject({ code: 'input-file-unreadable' });
  });
});
