import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { codedClip, ffmpeg, ffmpegPath, lumas, samples } from '../support/coded-clip.js';
import { filmTable } from '../support/film-tables.js';
import { runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const env = { AIVIDEO_CACHE_DIR: 'cache' };

async function compose(cwd: string, ...args: readonly string[]): Promise<string> {
  const result = await runCli(['compose', ...args, '-o', 'film.mp4', '--force'], { cwd, env });
  expect(result.stderr).not.toMatch(/^error/m);
  return join(cwd, 'film.mp4');
}

/** What ffmpeg says of a file. */
async function words(...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(ffmpegPath, ['-nostdin', ...args, '-f', 'null', '-'])).stderr;
}

/** How alike two films are, picture by picture: SSIM (1 is the same) and PSNR in dB. */
async function likeness(one: string, other: string) {
  const graph = '[0:v]split[a][b];[1:v]split[c][d];[a][c]ssim;[b][d]psnr';
  const said = await words('-i', one, '-i', other, '-filter_complex', graph);
  return {
    ssim: Number(/SSIM .*All:([\d.]+)/.exec(said)?.[1]),
    psnr: Number(/PSNR .*average:([\d.]+|inf)/.exec(said)?.[1]?.replace('inf', 'Infinity')),
    frames: Number(/frame=\s*(\d+)/.exec(said.slice(said.lastIndexOf('frame=')))?.[1]),
  };
}

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
const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p', ...bt709];

describe('a film beside one graph over the same clips', () => {
  it('has the same pictures, and is as near to the lossless one', async () => {
    const cwd = await temporaryFolder();
    const at = (name: string) => join(cwd, name);
    const names = ['0.mp4', '1.mp4', '2.mp4'];
    for (const [index, name] of names.entries()) {
      const picture = `testsrc2=s=160x90:r=24,hue=h=${index * 70},trim=end_frame=24,format=yuv420p`;
      await ffmpeg('-f', 'lavfi', '-i', picture, ...coding, at(name));
    }
    const inputs = names.flatMap((name) => ['-i', at(name)]);
    const fade = 'xfade=transition=fade:duration=0.25';
    // `xfade` works in 4:4:4: colours that are repeated and averaged again come out as they went in.
    const wide = names
      .map((_, index) => `[${index}:v]scale=flags=neighbor,format=yuv444p[${index}]`)
      .join(';');
    const narrow = 'scale=flags=area,format=yuv420p';
    const graph = `${wide};[0][1]${fade}:offset=0.75[one];[one][2]${fade}:offset=1.5,${narrow},split[a][b]`;
    await ffmpeg(
      ...[...inputs, '-filter_complex', graph, '-map', '[a]', ...coding, at('graph.mp4')],
      ...['-map', '[b]', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-qp', '0', at('lossless.mp4')],
    );

    const film = await compose(
      cwd,
      ...[...names, '--transition', 'fade', '--transition-duration', '0.25'],
      ...['--preset', 'veryfast', '--crf', '18'],
    );

    const beside = await likeness(film, at('graph.mp4'));
    const ofFilm = await likeness(film, at('lossless.mp4'));
    const ofGraph = await likeness(at('graph.mp4'), at('lossless.mp4'));
    expect([beside.frames, ofFilm.frames]).toEqual([60, 60]);
    expect(beside.ssim).toBeGreaterThan(0.98);
    expect(ofFilm.ssim).toBeGreaterThan(ofGraph.ssim - 0.003);
    expect(ofFilm.psnr).toBeGreaterThan(ofGraph.psnr - 0.5);
  });
});

describe('a transition', () => {
  it('begins with the colours of the picture before', async () => {
    const cwd = await temporaryFolder();
    const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', 'yuv420p', ...bt709];
    const colourful = 'testsrc2=s=160x90:r=24,trim=end_frame=12';
    for (const name of ['a.mp4', 'b.mp4'])
      await ffmpeg('-f', 'lavfi', '-i', colourful, ...lossless, join(cwd, name));

    const args = [
      '--transition',
      'fade',
      '--transition-duration',
      '0.25',
      '--crf',
      '0',
      '--preset',
      'ultrafast',
    ];
    const film = await compose(cwd, 'a.mp4', 'b.mp4', ...args);

    // Frames 0 to 5 are the first clip alone, and so is frame 6, at which it begins to go.
    const first = await ffmpeg('-i', film, '-frames:v', '7', '-f', 'rawvideo', 'pipe:1');
    const clip = await ffmpeg('-i', join(cwd, 'a.mp4'), '-frames:v', '7', '-f', 'rawvideo', 'pipe:1');
    expect(first.equals(clip)).toBe(true);
  });
});

describe('clips of many rates', () => {
  it('show at each moment the picture that their own time says', async () => {
    const cwd = await temporaryFolder();
    const rates = [
      { fps: '25', frames: 25 },
      { fps: '30000/1001', frames: 30 },
      { fps: '24000/1001', frames: 24 },
      { fps: '8', frames: 8 },
    ];
    const names = rates.map((_, index) => `${index}.mp4`);
    for (const [index, { fps, frames }] of rates.entries())
      await codedClip(join(cwd, names[index] ?? ''), { fps, frames, tone: 400 + 100 * index });

    const film = await compose(cwd, ...names, '--crf', '1', '--preset', 'veryfast');

    // 30 frames of 29.97 and 24 of 23.976 last 1.001 s: 25 frames of 25 a second, as does one of 8.
    const seen = await lumas(film);
    expect(seen).toHaveLength(100);
    rates.forEach(({ fps, frames }, clip) => {
      const [numerator = 1, denominator = 1] = fps.split('/').map(Number);
      for (let frame = 0; frame < 25; frame += 1) {
        const shown = ((frame / 25) * numerator) / denominator;
        const ticks = [Math.floor(shown), Math.round(shown), Math.ceil(shown)].map(
          (at) => 40 + 2 * Math.min(at, frames - 1),
        );
        const off = Math.min(...ticks.map((luma) => Math.abs((seen[clip * 25 + frame] ?? 0) - luma)));
        expect(off, `clip ${clip}, frame ${frame}`).toBeLessThanOrEqual(1);
      }
    });
  });

  it('begin at 0, and end together to the sample', async () => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'a.mp4'), { fps: '24000/1001', frames: 13, tone: 400 });
    await codedClip(join(cwd, 'b.mp4'), { fps: '24000/1001', frames: 11, tone: 600 });

    const film = await compose(cwd, 'a.mp4', 'b.mp4', '--transition', 'fade', '--transition-duration', '0.1');

    // 24 frames less 2, of 2002 samples each.
    const heard = await samples(film);
    const [video, audio] = (await filmTable(film)).tracks;
    expect(video?.edit?.duration).toBe(audio?.edit?.duration);
    expect(audio?.deltas.reduce((sum, delta) => sum + delta, 0)).toBe(1024 + 22 * 2002);
    // A decoder gives the last block of AAC whole; what it holds beyond the end is silent.
    expect(heard.length - 22 * 2002).toBeLessThan(1024);
    expect(Math.max(...heard.slice(22 * 2002 + 128).map(Math.abs), 0)).toBeLessThan(0.02);
    expect(await lumas(film)).toHaveLength(22);
    expect(await words('-i', film)).toMatch(/Duration: 00:00:00\.92, start: 0\.000000/);
  });
});

describe('a clip from a telephone', () => {
  it('is turned as its flag says, with every side where it belongs', async () => {
    const cwd = await temporaryFolder();
    // White above, black below; turned by 90 degrees against the clock, white lies on the left.
    const halves =
      "color=black:s=64x32:r=24,trim=end_frame=4,format=yuv420p,geq=lum='if(lt(Y,16),235,16)':cb=128:cr=128";
    await ffmpeg('-f', 'lavfi', '-i', halves, ...coding, join(cwd, 'wide.mp4'));
    await ffmpeg(
      '-display_rotation',
      '90',
      '-i',
      join(cwd, 'wide.mp4'),
      '-c',
      'copy',
      join(cwd, 'turned.mp4'),
    );

    const film = await compose(cwd, 'turned.mp4', '--crf', '1');

    const pixels = await ffmpeg(
      '-i',
      film,
      '-vf',
      'extractplanes=y',
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      'pipe:1',
    );
    expect(pixels).toHaveLength(32 * 64);
    const column = (x: number) => [4, 32, 60].map((y) => (pixels[y * 32 + x] ?? 0) > 128);
    expect(column(3)).toEqual([true, true, true]);
    expect(column(28)).toEqual([false, false, false]);
  });
});
