import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { codedClip, ffmpeg, lumas } from '../support/coded-clip.js';
import { composeInside, runInFolder } from '../support/compose-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const words =
  '1\n00:00:00,000 --> 00:00:00,500\n바다\n\n2\n00:00:00,500 --> 00:00:09,000\n2 < 3 & <i>4</i>\n';

/** Two grey clips of a second, and captions. */
async function twoClips(): Promise<string> {
  const cwd = await temporaryFolder();
  await codedClip(join(cwd, 'a.mp4'), { frames: 24, size: '160x90' });
  await codedClip(join(cwd, 'b.mp4'), { frames: 24, size: '160x90', firstLuma: 60 });
  await writeFile(join(cwd, 'words.srt'), words);
  return cwd;
}

/** The luma of each pixel of one frame. */
async function pixelsAt(film: string, frame: number): Promise<Uint8Array> {
  const filters = `select='eq(n,${frame})',extractplanes=y`;
  return ffmpeg('-i', film, '-vf', filters, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1');
}

/** How many pixels of some rows are nearly white. */
function whites(pixels: Uint8Array, [from, to]: readonly [number, number]): number {
  return pixels.subarray(from * 160, to * 160).filter((luma) => luma > 200).length;
}

describe('title and end cards', () => {
  it('stand before and after the clips, in their own time and with their own transitions', async () => {
    const cwd = await twoClips();
    await writeFile(
      join(cwd, 'film.yaml'),
      [
        'clips: [a.mp4, b.mp4]',
        'titleCard: { text: 바다, subtitle: sea, seconds: 1, background: "#404040", transition: fade, transitionDuration: 0.25 }',
        'endCard: { text: The end, seconds: 0.5, transition: wipeleft, transitionDuration: 0.25 }',
        'preset: ultrafast',
        'output: film.mp4',
      ].join('\n'),
    );

    const film = await composeInside(cwd, 'film.yaml');

    expect(film.frames).toBe(24 + 24 + 24 + 12 - 6 - 6);
    expect(
      film.chapters.map(({ title, fromFrame }: { title: string; fromFrame: number }) => [title, fromFrame]),
    ).toEqual([
      ['바다', 0],
      ['a', 21],
      ['b', 42],
      ['The end', 63],
    ]);
    const card = await pixelsAt(join(cwd, 'film.mp4'), 3);
    expect(whites(card, [30, 60])).toBeGreaterThan(30);
    expect(card[0]).toBeGreaterThan(65);
    expect(card[0]).toBeLessThan(80);
    expect((await lumas(join(cwd, 'film.mp4')))[30]).toBeGreaterThan(50);
  });

  it('are asked for by options too, and are not counted as clips', async () => {
    const cwd = await twoClips();
    const cards = ['--title-card', '바다', '--end-card', 'The end', '--card-duration', '0.5'];
    const fades = ['--transition', 'fade', '--transition-duration', '0.6'];

    const { stdout, stderr } = await runInFolder(
      cwd,
      ...['compose', 'a.mp4', 'b.mp4', ...cards, ...fades, '--dry-run'],
    );

    expect(stdout).toMatchInlineSnapshot(`
      "FRAME  FRAMES  WHAT                                STATE
      0      1       the title card                      to render
      1      11      fade from the title card to clip 1  to render
      12     2       clip 1                              to render
      14     11      fade from clip 1 to 2               to render
      25     1       clip 2                              to render
      26     12      fade from clip 2 to the end card    to render
      160x90, 24 fps, 1.58 s, h264 crf 18 medium
      6 segments to render, 38 of 38 frames
      "
    `);
    expect(stderr).toMatchInlineSnapshot(`
      "adjusted: \`transition-duration\` asked 0.6 s, used 0.458 s (the title card and clip 1 leave no more)
      adjusted: \`transition-duration\` asked 0.6 s, used 0.458 s (clip 1 and clip 2 leave no more)
      adjusted: \`transition-duration\` asked 0.6 s, used 0.5 s (clip 2 and the end card leave no more)
      "
    `);
  });

  it('say which characters the font has not', async () => {
    const cwd = await twoClips();

    const { stderr } = await runInFolder(cwd, 'compose', 'a.mp4', '--title-card', 'Sea 🌊', '--dry-run');

    expect(stderr).toContain(
      'adjusted: `cards` is left out, asked 🌊 (the font that aivideo draws with has no',
    );
  });
});

describe('captions of a film', () => {
  it('are a track that can be turned off, and files beside the film', async () => {
    const cwd = await twoClips();
    const args = ['a.mp4', 'b.mp4', '--captions', 'words.srt', '--caption-language', 'kor', '--sidecar'];

    const film = await composeInside(cwd, ...args, '-o', 'film.mp4');

    const track = await ffmpeg('-i', join(cwd, 'film.mp4'), '-map', '0:s:0', '-f', 'srt', 'pipe:1');
    const wanted = '1\n00:00:00,000 --> 00:00:00,500\n바다\n\n2\n00:00:00,500 --> 00:00:02,000\n2 < 3 & 4\n';
    expect(track.toString().trim()).toBe(wanted.trim());
    expect(await readFile(join(cwd, 'film.srt'), 'utf8')).toBe(wanted);
    expect(await readFile(join(cwd, 'film.vtt'), 'utf8')).toContain(
      '00:00:00.500 --> 00:00:02.000\n2 &lt; 3 &amp; 4\n',
    );
    expect(film.segments).toEqual({ rendered: 0, found: 0, copied: 2 });
    expect(film.durationSeconds).toBe(2);
  });

  it('are read in the encodings that Korean files have', async () => {
    const cwd = await twoClips();
    const korean = Buffer.from([0xb9, 0xd9, 0xb4, 0xd9]);
    const start = Buffer.from('1\r\n00:00:00,000 --> 00:00:01,000\r\n');
    await writeFile(join(cwd, 'words.srt'), Buffer.concat([start, korean, Buffer.from('\r\n')]));

    await composeInside(cwd, 'a.mp4', '--captions', 'words.srt', '--sidecar', '-o', 'film.mp4');

    expect(await readFile(join(cwd, 'film.srt'), 'utf8')).toContain('\n바다\n');
  });

  it('are drawn in the style that is asked for', async () => {
    const cwd = await twoClips();
    const burn = ['a.mp4', 'b.mp4', '--captions', 'words.srt', '--burn-captions', '--preset', 'ultrafast'];

    await composeInside(cwd, ...burn, '-o', 'plain.mp4');
    const style = ['--caption-position', 'top', '--caption-size', '20', '--caption-color', '#fff'];
    await composeInside(cwd, ...burn, ...style, '-o', 'styled.mp4');

    const plain = await pixelsAt(join(cwd, 'plain.mp4'), 2);
    const styled = await pixelsAt(join(cwd, 'styled.mp4'), 2);
    expect(whites(plain, [0, 45])).toBe(0);
    expect(whites(plain, [75, 90])).toBeGreaterThan(2);
    expect(whites(styled, [0, 30])).toBeGreaterThan(5 * whites(plain, [75, 90]));
    expect(whites(styled, [45, 90])).toBe(0);
  });

  it('as a track look as the player likes, which is said when a style is asked for', async () => {
    const cwd = await twoClips();
    const args = ['compose', 'a.mp4', '--captions', 'words.srt', '--caption-size', '9', '--dry-run'];

    const { stderr } = await runInFolder(cwd, ...args);

    expect(stderr).toContain(
      'adjusted: `caption style` is left out, asked {"sizePercent":9} (the player decides',
    );
  });
});

describe('a contact sheet', () => {
  it('shows pictures of the whole film in its shape', async () => {
    const cwd = await twoClips();

    const film = await composeInside(cwd, 'a.mp4', 'b.mp4', '-o', 'film.mp4', '--sheet', 'sheet.png');

    expect(film.sheet).toBe(join(cwd, 'sheet.png'));
    // Two chapters give five pictures each, four in a row: 320 by 180 with 28 for the label, and 12 between.
    const { width, height } = await loadImage(join(cwd, 'sheet.png'));
    expect([width, height]).toEqual([12 + 3 * 332, 12 + 4 * 220]);
  });
});
