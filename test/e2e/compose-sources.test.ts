import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedClip, ffmpeg, lumas, samples, toneLevel } from '../support/coded-clip.js';
import { runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const env = { AIVIDEO_CACHE_DIR: 'cache' };

async function compose(cwd: string, ...args: readonly string[]) {
  const result = await runCli(['compose', ...args, '--json', '--force'], { cwd, env });
  expect(result.stderr).not.toMatch(/^error/m);
  return JSON.parse(result.stdout);
}

describe('clips as they come', () => {
  it('mixes containers, codecs, odd sizes, stills and channel layouts', async () => {
    const cwd = await temporaryFolder();
    const at = (name: string) => join(cwd, name);
    await codedClip(at('first.mp4'), { frames: 24, tone: 500, channels: 'mono' });
    await ffmpeg(...color('red', '63x35', '25'), '-c:v', 'libx264', '-pix_fmt', 'yuv444p', at('odd.mkv'));
    await ffmpeg(
      ...color('blue', '32x64', '30'),
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
      at('tall.webm'),
    );
    const still = ['-frames:v', '1', '-c:v', 'png', '-f', 'image2pipe', 'pipe:1'];
    await writeFile(
      at('still 100%d.png'),
      await ffmpeg('-f', 'lavfi', '-i', 'color=green:s=80x80', ...still),
    );
    await codedClip(at('surround.mov'), { frames: 24, tone: 700, channels: '5.1' });

    const { film } = await compose(
      cwd,
      ...['first.mp4', 'odd.mkv', 'tall.webm', 'still 100%d.png', 'surround.mov', '-o', 'film.mp4'],
      ...['--still-duration', '1', '--fit', 'blur', '--preset', 'veryfast'],
    );

    expect(film.frames).toBe(5 * 24);
    expect(await lumas(at('film.mp4'))).toHaveLength(120);
    const heard = await samples(at('film.mp4'));
    expect(toneLevel(heard.slice(4800, 43_200), 500)).toBeGreaterThan(0.05);
    expect(toneLevel(heard.slice(4 * 48_000 + 4800, 4 * 48_000 + 43_200), 700)).toBeGreaterThan(0.02);
  });

  it('turns a clip with a rotation flag the right way up', async () => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'wide.mp4'), { frames: 8 });
    const turned = join(cwd, 'turned.mp4');
    await ffmpeg('-display_rotation', '90', '-i', join(cwd, 'wide.mp4'), '-c', 'copy', turned);

    const { film } = await compose(cwd, 'turned.mp4', '-o', 'film.mp4');

    expect(film.format).toMatchObject({ width: 36, height: 64 });
    expect(film.segments).toEqual({ rendered: 1, found: 0, copied: 0 });
  });

  it('gives a recording of uneven rate its own time', async () => {
    const cwd = await temporaryFolder();
    // Frames 0 to 9 within the first 10/24 s, then nothing new for a second, then the rest.
    const uneven = "setpts='if(lt(N,10),N,N+24)/24/TB'";
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'color=black:s=64x36:r=24,trim=end_frame=20'],
      ...['-vf', `format=yuv420p,geq=lum='40+5*N':cb=128:cr=128,${uneven}`, '-fps_mode', 'vfr'],
      ...['-c:v', 'libx264', '-qp', '4', ...bt709, join(cwd, 'vfr.mp4')],
    );

    await compose(cwd, 'vfr.mp4', '--fps', '24', '--crf', '1', '-o', 'film.mp4');

    const seen = await lumas(join(cwd, 'film.mp4'));
    expect(seen).toHaveLength(44);
    expect(Math.abs((seen[20] ?? 0) - 85)).toBeLessThanOrEqual(2);
    expect(Math.abs((seen[40] ?? 0) - 120)).toBeLessThanOrEqual(2);
  });

  it('starts in the middle of a long clip at exactly the frame that was asked', async () => {
    const cwd = await temporaryFolder();
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'color=black:s=64x36:r=24,trim=end_frame=600'],
      ...['-vf', "format=yuv420p,geq=lum='40+2*mod(N,80)':cb=128:cr=128", '-g', '48', '-bf', '3'],
      ...['-c:v', 'libx264', '-qp', '4', ...bt709, join(cwd, 'long.mp4')],
    );
    const film = [
      'clips:',
      '  - { file: long.mp4, start: 13.125, duration: 10 }',
      'crf: 1',
      'output: cut.mp4',
    ];
    await writeFile(join(cwd, 'film.yaml'), film.join('\n'));

    await compose(cwd, 'film.yaml');

    const seen = await lumas(join(cwd, 'cut.mp4'));
    expect(seen).toHaveLength(240);
    seen.forEach((luma, frame) => {
      expect(Math.abs(luma - (40 + 2 * ((315 + frame) % 80))), `frame ${frame}`).toBeLessThanOrEqual(1);
    });
  });
});

describe('a film file', () => {
  it('is refused with line and column, and the key', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'film.yaml'), 'clips:\n  - a.mp4\n  - file: b.mp4\n    fit: fill\n');

    const result = await runCli(['compose', 'film.yaml'], { cwd, env });

    expect(result.status).toBe(2);
    expect(result.stderr).toContain('`film.yaml`, line 4, column 10: Film key `clips[1].fit` must be one of');
  });

  it('says which parts of a film are rendered already', async () => {
    const cwd = await temporaryFolder();
    for (const name of ['a', 'b', 'c']) await codedClip(join(cwd, `${name}.mp4`), { frames: 24 });
    const args = ['a.mp4', 'b.mp4', 'c.mp4', '--transition', 'fade', '-o', 'film.mp4'];
    await compose(cwd, ...args);
    await codedClip(join(cwd, 'c.mp4'), { frames: 24, firstLuma: 60 });

    const result = await runCli(['compose', ...args, '--dry-run'], { cwd, env });

    expect(result.stdout).toMatchInlineSnapshot(`
      "FRAME  FRAMES  WHAT                   STATE
      0      12      clip 1                 cached
      12     12      fade from clip 1 to 2  cached
      24     12      fade from clip 2 to 3  to render
      36     12      clip 3                 to render
      64x36, 24 fps, 2.0 s, h264 crf 18 medium
      2 segments to render, 24 of 48 frames
      "
    `);
  });
});

const bt709 = [
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-color_range',
  'tv',
];

function color(name: string, size: string, fps: string): readonly string[] {
  return ['-f', 'lavfi', '-i', `color=${name}:s=${size}:r=${fps}:d=1`];
}
