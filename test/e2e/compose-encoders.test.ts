import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { codedClip, lumas } from '../support/coded-clip.js';
import { composeInside } from '../support/compose-inside.js';
import { createFakePlatform } from '../support/fake-platform.js';
import { writeHardwareFfmpeg } from '../support/ffmpeg-wrapper.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** A folder with two clips, and the words of a film of both. */
async function twoClips() {
  const cwd = await temporaryFolder();
  await codedClip(join(cwd, 'a.mp4'), { frames: 12, size: '160x90' });
  await codedClip(join(cwd, 'b.mp4'), { frames: 12, size: '160x90', firstLuma: 100 });
  const film = ['a.mp4', 'b.mp4', '--transition', 'fade', '--transition-duration', '0.25', '-o', 'film.mp4'];
  return { cwd, film };
}

async function composeWith(cwd: string, ffmpegFile: string, ...args: readonly string[]) {
  const env = { AIVIDEO_CACHE_DIR: join(cwd, 'cache'), AIVIDEO_FFMPEG_PATH: ffmpegFile };
  const platform = createFakePlatform({ cwd, env });
  const status = await main(['compose', ...args], platform);
  return { status, ...platform.written, calls: await readFile(join(cwd, 'calls.txt'), 'utf8') };
}

describe('a hardware encoder', () => {
  it('is used when it is asked for, and gives the same frames', async () => {
    const { cwd, film } = await twoClips();
    const program = await writeHardwareFfmpeg(cwd);

    const result = await composeWith(cwd, program, ...film, '--encoder', 'h264_nvenc', '--crf', '20');

    expect(result.stderr).toContain('h264_nvenc quality 20; 3 segments: 3 rendered');
    expect(result.calls).toContain('-c:v h264_nvenc -bf 0 -rc vbr -cq 20');
    const seen = await lumas(join(cwd, 'film.mp4'));
    expect(seen).toHaveLength(18);
    expect(Math.abs((seen[17] ?? 0) - 122)).toBeLessThanOrEqual(2);
  });

  it('is never used without being asked for', async () => {
    const { cwd, film } = await twoClips();

    const result = await composeWith(cwd, await writeHardwareFfmpeg(cwd), ...film);

    expect(result.status).toBe(0);
    expect(result.calls).not.toContain('nvenc');
    expect(result.calls).toContain('libx264');
  });

  it('that the ffmpeg has not is an error that names those it has', async () => {
    const { cwd, film } = await twoClips();

    const result = await composeWith(cwd, await writeHardwareFfmpeg(cwd), ...film, '--encoder', 'h264_amf');

    expect(result.stderr).toContain('has no encoder `h264_amf`; it has `h264_nvenc`, `libx264`');
    expect(result.status).toBe(7);
    expect(await readdir(cwd)).not.toContain('film.mp4');
  });

  it('without its card is an error that says what is missing', async () => {
    const { cwd, film } = await twoClips();
    const program = await writeHardwareFfmpeg(cwd, { broken: true });

    const result = await composeWith(cwd, program, ...film, '--encoder', 'h264_nvenc');

    expect(result.stderr).toContain(
      'The encoder `h264_nvenc` does not work on this machine: Cannot load libcuda.so.1',
    );
    expect(result.status).toBe(7);
  });

  it('is not all that may be missing: so may software for another codec', async () => {
    const { cwd, film } = await twoClips();

    const result = await composeWith(cwd, await writeHardwareFfmpeg(cwd), ...film, '--codec', 'av1');

    expect(result.stderr).toContain('has no encoder `libsvtav1`; it has `h264_nvenc`');
    expect(result.status).toBe(7);
  });
});

describe('a film in another codec', () => {
  it.each([
    ['hevc', 'ultrafast', 'hvc1'],
    ['av1', '13', 'av01'],
  ])('is %s with every frame at its place', async (codec, preset, entry) => {
    const { cwd, film } = await twoClips();

    await composeInside(cwd, ...film, '--codec', codec, '--preset', preset, '--crf', '10');

    const seen = await lumas(join(cwd, 'film.mp4'));
    expect(seen).toHaveLength(18);
    [0, 5, 12, 17].forEach((frame) => {
      const wanted = frame < 9 ? 40 + 2 * frame : 100 + 2 * (frame - 6);
      expect(Math.abs((seen[frame] ?? 0) - wanted), `frame ${frame}`).toBeLessThanOrEqual(3);
    });
    const bytes = await readFile(join(cwd, 'film.mp4'));
    expect(bytes.indexOf(entry, bytes.indexOf('stsd'))).toBeGreaterThan(0);
  });
});
