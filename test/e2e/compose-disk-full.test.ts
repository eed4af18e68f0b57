import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedClip, ffmpegPath } from '../support/coded-clip.js';
import { runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const names = ['0.mp4', '1.mp4', '2.mp4'];
const compose = [
  'compose',
  ...names,
  '--transition',
  'fade',
  '--transition-duration',
  '0.1',
  '--workers',
  '1',
];

async function folderOfClips(): Promise<string> {
  const cwd = await temporaryFolder();
  for (const [index, name] of names.entries())
    await codedClip(join(cwd, name), { frames: 12, tone: 500, firstLuma: 40 + 20 * index });
  return cwd;
}

/** An ffmpeg whose disk is full when its arguments hold these words: it leaves half a file and says what ffmpeg says. */
async function writeFullDisk(cwd: string, words: string): Promise<string> {
  const path = join(cwd, 'full-disk');
  const script = `#!/bin/sh
case "$*" in *'${words}'*)
  for last do :; done
  printf half > "\${last#file:}"
  echo 'av_interleaved_write_frame(): No space left on device' >&2
  exit 228
esac
exec '${ffmpegPath}' "$@"
`;
  await writeFile(path, script, { mode: 0o755 });
  return path;
}

async function partsIn(cwd: string): Promise<readonly string[]> {
  return (await readdir(join(cwd, 'cache', 'segments'), { recursive: true })).filter((name) =>
    /\.|^work-/.test(name),
  );
}

describe('a disk that is full', () => {
  it.each([
    { where: 'for a segment', words: 'xfade', kept: 1, place: 'segments' },
    { where: 'for the film', words: 'concat -safe', kept: 6, place: 'film.mp4`' },
  ])(
    '$where is a clear error, leaves the cache sound, and the film is made when there is space',
    async (full) => {
      const cwd = await folderOfClips();
      const env = { AIVIDEO_CACHE_DIR: 'cache' };
      const AIVIDEO_FFMPEG_PATH = await writeFullDisk(cwd, full.words);

      const failed = await runCli([...compose, '-o', 'film.mp4'], {
        cwd,
        env: { ...env, AIVIDEO_FFMPEG_PATH },
      });

      expect(failed.stderr).toMatch(/^error: There is no space left for `/m);
      expect(failed.stderr).toContain(full.place);
      expect(failed.stderr).toMatch(/^hint: free some space/m);
      expect(failed.status).toBe(1);
      const kept = await partsIn(cwd);
      expect(kept.length).toBeGreaterThanOrEqual(full.kept);
      expect(kept.filter((name) => !/[0-9a-f]{64}\.mp4$/.test(name))).toEqual([]);
      expect((await readdir(cwd)).filter((name) => name.includes('film'))).toEqual([]);

      const again = await runCli([...compose, '-o', 'film.mp4', '--json'], { cwd, env });
      await runCli([...compose, '-o', 'fresh.mp4'], { cwd, env: { AIVIDEO_CACHE_DIR: 'other' } });

      expect(JSON.parse(again.stdout).film.segments.found).toBeGreaterThan(0);
      expect(await readFile(join(cwd, 'film.mp4'))).toEqual(await readFile(join(cwd, 'fresh.mp4')));
    },
  );
});
