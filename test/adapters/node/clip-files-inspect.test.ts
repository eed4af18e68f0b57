import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createClipFiles } from '../../../src/adapters/node/clip-files.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { makeClip } from '../media/sample-clip.js';

const files = createClipFiles();

async function inspectError(path: string, expected: 'image' | 'video' | 'any'): Promise<unknown> {
  return files.inspectInput(path, expected).catch((error: unknown) => error);
}

describe('looking at an input file', () => {
  it.each([
    ['frame.png', 'image/png'],
    ['frame.jpg', 'image/jpeg'],
    ['frame.webp', 'image/webp'],
    ['frame.bmp', 'image/bmp'],
    ['frame.tiff', 'image/tiff'],
    ['frame.gif', 'image/gif'],
  ])('takes %s for what it is, whatever its name says', async (name, contentType) => {
    const made = await makeClip(await temporaryFolder(), name, { output: ['-frames:v', '1'] });
    const folder = await temporaryFolder();
    const path = join(folder, 'start.mp4');
    await symlink(made, path);

    const file = await files.inspectInput(path, 'image');

    expect(file).toEqual({ path, name: 'start.mp4', bytes: expect.any(Number), contentType });
    expect(file.bytes).toBeGreaterThan(30);
  });

  it.each([
    ['clip.mp4', 'video/mp4', []],
    ['clip.mov', 'video/quicktime', []],
    ['clip.mkv', 'video/x-matroska', []],
    ['clip.webm', 'video/webm', ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']],
    ['clip.avi', 'video/x-msvideo', ['-c:v', 'mpeg4']],
  ])('takes %s for a video', async (name, contentType, output) => {
    const path = await makeClip(await temporaryFolder(), name, { output });

    const file = await files.inspectInput(path, 'video');

    expect(file).toMatchObject({ path, name, contentType });
  });

  it('gives the absolute path of a relative one', async () => {
    const path = join(await temporaryFolder(), 'note.txt');
    await writeFile(path, '바다');

    const file = await files.inspectInput(relative(process.cwd(), path), 'any');

    expect(file).toEqual({ path, name: basename(path), bytes: 6, contentType: 'text/plain' });
  });

  it('takes any file where any will do', async () => {
    const path = join(await temporaryFolder(), 'weights.bin');
    await writeFile(path, Buffer.from([0, 1, 2, 255]));

    expect(await files.inspectInput(path, 'any')).toMatchObject({ contentType: 'application/octet-stream' });
  });

  it.each([
    ['image', 'a video', 'is an MP4 video, not an image (PNG, JPEG, WebP, GIF, AVIF, HEIC, BMP or TIFF)'],
    ['video', 'a text', 'is text, not a video (MP4, MOV, WebM, MKV or AVI)'],
  ] as const)('refuses as %s what is %s', async (expected, kind, what) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'input.png');
    if (kind === 'a text') await writeFile(path, 'hello');
    else await symlink(await makeClip(folder, 'clip.mp4'), path);

    const error = await inspectError(path, expected);

    expect(error).toMatchObject({ code: 'input-file-unsupported', message: `\`${path}\` ${what}` });
  });

  it('refuses an empty file', async () => {
    const path = join(await temporaryFolder(), 'empty.png');
    await writeFile(path, '');

    expect(await inspectError(path, 'any')).toMatchObject({
      code: 'input-file-unsupported',
      message: `\`${path}\` is empty`,
    });
  });

  it.each([
    ['a file that is not there', 'can not be read: there is no such file', async () => undefined],
    ['a folder', 'is a folder, not a file', (path: string) => mkdir(path)],
    [
      'a named pipe, without waiting for somebody to write',
      'is a named pipe, not a file',
      (path: string) => promisify(execFile)('mkfifo', [path]),
    ],
    ['a device', 'is a device, not a file', (path: string) => symlink('/dev/zero', path)],
    [
      'a link to nowhere',
      'is a link to `nowhere.png`, which does not exist',
      (path: string) => symlink('nowhere.png', path),
    ],
    [
      'a link to itself',
      'can not be read: it is a symbolic link, or too many of them',
      (path: string) => symlink(path, path),
    ],
  ])('refuses %s', async (_, what, prepare) => {
    const path = join(await temporaryFolder(), 'input.png');
    await prepare(path);

    const error = await inspectError(path, 'image');

    expect(error).toMatchObject({
      code: 'input-file-unreadable',
      message: `\`${path}\` ${what}`,
      details: { path },
    });
  });
});
