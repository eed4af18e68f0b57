import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedClip, ffmpeg, lumas, samples, toneLevel } from '../support/coded-clip.js';
import { composeInside, runInFolder } from '../support/compose-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

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

    const film = await composeInside(
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

    const film = await composeInside(cwd, 'turned.mp4', '-o', 'film.mp4');

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

    await composeInside(cwd, 'vfr.mp4', '--fps', '24', '--crf', '1', '-o', 'film.mp4');

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

    await composeInside(cwd, 'film.yaml');

    const seen = await lumas(join(cwd, 'cut.mp4'));
    expect(seen).toHaveLength(240);
    seen.forEach((luma, frame) => {
      expect(Math.abs(luma - (40 + 2 * ((315 + frame) % 80))), `frame ${frame}`).toBeLessThanOrEqual(1);
    });
  });
});

describe('clips in other codecs and containers', () => {
  it.each([
    ['clip.mkv', ['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le']],
    ['clip.mp4', ['-c:v', 'libsvtav1', '-preset', '13']],
    ['clip.webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime']],
    ['clip.gif', ['-pix_fmt', 'gray']],
    ['clip.mov', ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p']],
    ['clip.ts', ['-c:v', 'libx264', '-preset', 'ultrafast']],
  ])('are seen whole, in their colours and their time: %s', async (name, coding) => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'first.mp4'), { frames: 10, fps: '25', size: '64x64' });
    const two = 'color=0x404040:s=64x64:r=25:d=0.4[a];color=0xc0c0c0:s=64x64:r=25:d=0.4[b];[a][b]concat=n=2';
    await ffmpeg('-f', 'lavfi', '-i', two, ...coding, join(cwd, name));

    await composeInside(cwd, 'first.mp4', name, '--preset', 'ultrafast', '--crf', '1', '-o', 'film.mp4');

    const seen = await lumas(join(cwd, 'film.mp4'));
    expect(seen).toHaveLength(30);
    // 0x40 and 0xc0 of full range are 71 and 181 of limited range.
    for (const [frame, luma] of [
      [11, 71],
      [18, 71],
      [21, 181],
      [29, 181],
    ] as const)
      expect(Math.abs((seen[frame] ?? 0) - luma), `frame ${frame}`).toBeLessThanOrEqual(4);
  });
});

describe('a clip of high dynamic range', () => {
  it('is brought to the range of films, which is said', async () => {
    const transfer = 'arib-std-b67';
    const cwd = await temporaryFolder();
    const bt709 = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';
    const linear = 'zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt2020';
    const coded = `zscale=t=${transfer}:m=bt2020nc:r=tv:npl=203,format=yuv420p10le`;
    const tags = ['-color_trc', transfer, '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc'];
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'color=0x808080:s=64x64:r=8:d=0.5'],
      ...['-vf', `format=yuv420p,${bt709},${linear},${coded}`, '-c:v', 'libx265', '-preset', 'ultrafast'],
      ...['-x265-params', 'log-level=error', ...tags, '-color_range', 'tv', join(cwd, 'hdr.mp4')],
    );

    const film = await composeInside(cwd, 'hdr.mp4', '-o', 'film.mp4');

    expect(film.adjustments).toMatchObject([
      { option: 'colours of clip 1', asked: 'HDR (HLG)', used: 'BT.709' },
    ]);
    // The grey it was made of: 0x80 of full range is 126 of limited range.
    for (const luma of await lumas(join(cwd, 'film.mp4')))
      expect(Math.abs(luma - 126)).toBeLessThanOrEqual(8);
  });
});

describe('images', () => {
  it.each(['jpg', 'webp', 'tiff', 'gif'])('are held, be they %s', async (ending) => {
    const cwd = await temporaryFolder();
    const still = ['-frames:v', '1', '-update', '1', join(cwd, `still.${ending}`)];
    await ffmpeg('-f', 'lavfi', '-i', 'color=0xc0c0c0:s=65x37', ...still);

    const film = await composeInside(cwd, `still.${ending}`, '--still-duration', '0.25', '-o', 'film.mp4');

    expect([film.format.width, film.format.height, film.frames]).toEqual([64, 36, 6]);
    const seen = await lumas(join(cwd, 'film.mp4'));
    for (const luma of seen) expect(Math.abs(luma - 181)).toBeLessThanOrEqual(12);
  });

  it('are moved over slowly, or not at all', async () => {
    const cwd = await temporaryFolder();
    const still = 'testsrc2=s=160x90';
    await ffmpeg('-f', 'lavfi', '-i', still, '-frames:v', '1', '-update', '1', join(cwd, 'still.png'));
    const film = (move: string) => `clips: [{ file: still.png, duration: 1, move: ${move} }]\ncrf: 10\n`;
    const difference = async (move: string) => {
      await writeFile(join(cwd, 'film.yaml'), film(move));
      await composeInside(cwd, 'film.yaml', '-o', `${move}.mp4`);
      const pictures = ['-vf', "select='eq(n,0)+eq(n,23)',extractplanes=y", '-fps_mode', 'passthrough'];
      const pixels = await ffmpeg('-i', join(cwd, `${move}.mp4`), ...pictures, '-f', 'rawvideo', 'pipe:1');
      const half = pixels.length / 2;
      const sum = pixels
        .subarray(0, half)
        .reduce((total, luma, at) => total + Math.abs(luma - (pixels[half + at] ?? 0)), 0);
      return sum / half;
    };

    expect(await difference('in')).toBeGreaterThan(8);
    expect(await difference('out')).toBeGreaterThan(8);
    expect(await difference('none')).toBeLessThan(1);
  });
});

describe('a clip of another shape', () => {
  it.each([
    ['contain', { corner: 16, left: 71, middle: 181 }],
    ['cover', { corner: 181, left: 181, middle: 181 }],
    ['stretch', { corner: 71, left: 71, middle: 181 }],
    ['blur', { corner: 181, left: 71, middle: 181 }],
  ])('is fitted in by --fit %s', async (fit, wanted) => {
    const cwd = await temporaryFolder();
    // Twice as wide as high, its left fifth dark.
    const wide = 'color=0xc0c0c0:s=160x80:r=8:d=0.25,drawbox=w=32:h=80:color=0x404040:t=fill';
    await ffmpeg('-f', 'lavfi', '-i', wide, '-c:v', 'libx264', '-qp', '1', join(cwd, 'wide.mp4'));

    await composeInside(cwd, 'wide.mp4', '--size', '80x80', '--fit', fit, '--crf', '1', '-o', 'film.mp4');

    const picture = ['-frames:v', '1', '-vf', 'extractplanes=y', '-f', 'rawvideo', 'pipe:1'];
    const pixels = await ffmpeg('-i', join(cwd, 'film.mp4'), ...picture);
    const at = (x: number, y: number) => pixels[y * 80 + x] ?? 0;
    const seen = { corner: at(4, 4), left: at(4, 40), middle: at(40, 40) };
    for (const place of ['corner', 'left', 'middle'] as const)
      expect(Math.abs(seen[place] - wanted[place]), place).toBeLessThanOrEqual(6);
  });

  it('is turned, stretched to square pixels and evened out by what it says of itself', async () => {
    const cwd = await temporaryFolder();
    const odd = ['-vf', 'setsar=2', '-c:v', 'libx264', '-pix_fmt', 'yuv444p'];
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc=s=51x37:r=8:d=0.25', ...odd, join(cwd, 'odd.mkv'));

    const film = await composeInside(cwd, 'odd.mkv', '-o', 'film.mp4');

    expect([film.format.width, film.format.height]).toEqual([102, 38]);
  });
});

describe('what a film tells of itself', () => {
  it('is its title, a chapter for each clip, and where each of them came from', async () => {
    const cwd = await temporaryFolder();
    const draft = ['--frames', '4', '--fps', '8', '--width', '160', '--height', '96'];
    await runInFolder(cwd, 'generate', '-m', 'local/draft', 'the sea', '-o', 'sea.mp4', ...draft);
    await codedClip(join(cwd, 'mine.mp4'), { frames: 8, fps: '8', size: '160x96' });

    await composeInside(cwd, 'sea.mp4', 'mine.mp4', '--title', 'Two = clips; #1', '-o', 'film.mp4');

    const { stdout } = await runInFolder(cwd, 'inspect', '--json', 'film.mp4');
    const { provenance } = JSON.parse(stdout).files[0];
    expect(provenance.model).toBe('local/compose');
    expect(provenance.sourceType).toBe('algorithmicMedia');
    expect(provenance.input.sources).toMatchObject([
      { file: 'sea.mp4', provenance: { prompt: 'the sea', model: 'draft' } },
      { file: 'mine.mp4' },
    ]);
    const told = (await ffmpeg('-i', join(cwd, 'film.mp4'), '-f', 'ffmetadata', 'pipe:1')).toString();
    expect(told).toContain('title=Two \\= clips\\; \\#1');
    expect(told.match(/^title=(sea|mine)$/gm)).toEqual(['title=sea', 'title=mine']);
  });
});

describe('a film file', () => {
  it('is refused with line and column, and the key', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'film.yaml'), 'clips:\n  - a.mp4\n  - file: b.mp4\n    fit: fill\n');

    const result = await runInFolder(cwd, 'compose', 'film.yaml');

    expect(result.status).toBe(2);
    expect(result.stderr).toContain('`film.yaml`, line 4, column 10: Film key `clips[1].fit` must be one of');
  });

  it('says what a misspelt key may have meant, and where a part of YAML is broken', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'one.yaml'), 'clips: [a.mp4]\nmusic:\n  file: a.mp3\n  volum: 1\n');
    await writeFile(join(cwd, 'two.json'), '{\n  "clips": ["a.mp4",\n}\n');

    const [one, two] = [
      await runInFolder(cwd, 'compose', 'one.yaml'),
      await runInFolder(cwd, 'compose', 'two.json'),
    ];

    expect(one.stderr).toContain(
      'line 4, column 3: Film key `music.volum` is unknown; did you mean `volume`',
    );
    expect(two.stderr).toMatch(/^error: `two.json`, line [23], column \d+: /m);
    expect([one.status, two.status]).toEqual([2, 2]);
  });

  it('says which parts of a film are rendered already', async () => {
    const cwd = await temporaryFolder();
    for (const name of ['a', 'b', 'c']) await codedClip(join(cwd, `${name}.mp4`), { frames: 24 });
    const args = ['a.mp4', 'b.mp4', 'c.mp4', '--transition', 'fade', '-o', 'film.mp4'];
    await composeInside(cwd, ...args);
    await codedClip(join(cwd, 'c.mp4'), { frames: 24, firstLuma: 60 });

    const result = await runInFolder(cwd, 'compose', ...args, '--dry-run');

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
