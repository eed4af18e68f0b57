import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codedClip, ffmpeg } from '../support/coded-clip.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const tone = ['-f', 'lavfi', '-i', 'sine=d=0.5'];

describe('aivideo extend', () => {
  it('says of everything that can not be continued why, before anything is paid', async () => {
    const fake = await startFakeReplicate();
    onTestFinished(() => fake.close());
    const folder = await temporaryFolder();
    await codedClip(join(folder, 'clip.mp4'), { frames: 12 });
    await codedClip(join(folder, 'one.mp4'), { frames: 1 });
    await codedClip(join(folder, 'black.mp4'), { frames: 12, options: ['-vf', 'geq=lum=16:cb=128:cr=128'] });
    await ffmpeg(...tone, '-c:a', 'aac', join(folder, 'sound.mp4'));
    await ffmpeg('-f', 'lavfi', '-i', 'color=s=64x36', '-frames:v', '1', join(folder, 'picture.png'));
    await writeFile(join(folder, 'text.mp4'), 'not a video');
    await mkdir(join(folder, 'folder.mp4'));
    const table: readonly (readonly [string, number, string])[] = [
      ['missing.mp4', 2, '`FOLDER/missing.mp4` can not be read: there is no such file'],
      ['folder.mp4', 2, '`FOLDER/folder.mp4` is a folder, not a file'],
      ['text.mp4', 7, '`FOLDER/text.mp4`'],
      ['sound.mp4', 7, '`FOLDER/sound.mp4` holds sound only, no video'],
      ['picture.png', 2, '`FOLDER/picture.png` is a PNG image, not a clip'],
      ['one.mp4', 7, '`FOLDER/one.mp4` holds a single frame, which shows no movement to continue'],
      ['black.mp4', 7, '`FOLDER/black.mp4` is black throughout: there is no frame to continue from'],
      ['clip.mp4 --to 0.4', 2, '`--to 0.4` is not longer than `FOLDER/clip.mp4`, which lasts 0.5 s'],
      ['clip.mp4 --by 1 --to 4', 2, '`--by` and `--to` say the same thing: give one of them'],
      ['clip.mp4 sea -m zeroscope', 2, '`zeroscope` takes no start image, but `'],
      ['clip.mp4 -m kling-2.5', 2, 'Model `kling-2.5` needs a prompt, and none was given'],
      [
        'clip.mp4 sea -m kling-2.5 --draft',
        2,
        '`--draft` draws here, and `--model kling-2.5` runs elsewhere',
      ],
      ['clip.mp4 sea -o clip.mp4', 2, '`--output` is the clip itself'],
      ['clip.mp4 sea -o film.avi', 2, '`--output film.avi` must end in .mp4 for a file or in / for a folder'],
    ];

    for (const [words, status, message] of table) {
      const args = ['extend', ...words.split(' ')];
      const outcome = await runInside({ args, folder, env: { AIVIDEO_CACHE_DIR: 'cache' } }, fake);

      expect(outcome.stderr, words).toContain(`error: ${message}`);
      expect(outcome.status, words).toBe(status);
    }
    expect(fake.ledger.creates).toEqual([]);
  });
});
