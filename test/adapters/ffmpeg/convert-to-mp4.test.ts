import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createMp4Converter } from '../../../src/adapters/ffmpeg/convert-to-mp4.js';
import { findFfmpeg } from '../../../src/adapters/ffmpeg/find-ffmpeg.js';
import { createClipProber } from '../../../src/adapters/media/probe-clip.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const { signal } = new AbortController();

async function makeClip(path: string, options: readonly string[]): Promise<void> {
  const { path: ffmpeg } = await findFfmpeg({ env: process.env });
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=161x91:rate=10:duration=1'];
  await promisify(execFile)(ffmpeg, ['-v', 'error', ...source, ...options, path]);
}

describe('the MP4 converter', () => {
  it.each([
    ['webm', ['-c:v', 'libvpx-vp9', '-f', 'webm']],
    ['gif', ['-f', 'gif']],
  ])('turns a %s of odd size into an MP4 with the same frames under the same path', async (name, options) => {
    const folder = await temporaryFolder();
    const path = join(folder, `clip.${name}.part`);
    await makeClip(path, options);

    await createMp4Converter({ env: process.env })(path, { signal });

    const media = await createClipProber().probe(path, { signal });
    expect(media).toMatchObject({ container: 'mp4', video: { width: 160, height: 90, frames: 10 } });
    expect(await readdir(folder)).toEqual([`clip.${name}.part`]);
  });

  it('leaves a file alone that is no video', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'missing.part');

    await expect(createMp4Converter({ env: process.env })(path, { signal })).rejects.toMatchObject({
      code: 'ffmpeg-failed',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
