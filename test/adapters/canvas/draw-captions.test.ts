import { createHash } from 'node:crypto';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawCaption, drawTitle } from '../../../src/adapters/canvas/draw-captions.js';
import { uncoveredCharacters } from '../../../src/adapters/canvas/fonts.js';
import type { CuePlace } from '../../../src/domain/captions/cue.js';

const english = 'The tide comes in slowly, and with it the small boats that left before anybody was awake.';
const korean = '아무도 깨어나기 전에 떠났던 작은 배들이 천천히 밀려오는 물결과 함께 항구로 돌아온다.';

function cue(text: string, place?: CuePlace) {
  return { startMs: 0, endMs: 1000, text, ...(place === undefined ? {} : { place }) };
}

async function pixels(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** The rectangle of everything that is not transparent, and the rows of text in it: stretches of rows that have white. */
async function inked(png: Buffer) {
  const { width, height, data } = await pixels(png);
  const box = { left: width, right: -1, top: height, bottom: -1 };
  const rows: boolean[] = [];
  for (let y = 0; y < height; y += 1) {
    rows[y] = false;
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if ((data[at + 3] ?? 0) < 8) continue;
      if ((data[at] ?? 0) > 200) rows[y] = true;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  const lines = rows.filter((row, y) => row && rows[y - 1] !== true).length;
  return { ...box, width, height, lines };
}

describe('drawing a caption', () => {
  it.each([
    [1280, 720],
    [720, 1280],
    [576, 320],
  ])('stays in the safe area of %i by %i and in its middle, in one line or two', async (width, height) => {
    for (const text of ['Sea', '바다', english, korean]) {
      const ink = await inked(await drawCaption(cue(text), { width, height }));

      expect(ink).toMatchObject({ width, height });
      expect(ink.left).toBeGreaterThanOrEqual(width * 0.05);
      expect(ink.right).toBeLessThanOrEqual(width * 0.95);
      expect(ink.bottom).toBeLessThanOrEqual(height * 0.95);
      expect(ink.top).toBeGreaterThan(height * 0.75);
      expect(Math.abs((ink.left + ink.right) / 2 - width / 2)).toBeLessThan(width * 0.01);
    }
  });

  it('takes two lines for a long text', async () => {
    const short = await inked(await drawCaption(cue('sea'), { width: 1280, height: 720 }));
    const long = await inked(await drawCaption(cue('ene ane\none two'), { width: 1280, height: 720 }));

    expect(short.lines).toBe(1);
    expect(long.lines).toBe(2);
  });

  it('has white letters with a black outline on nothing', async () => {
    const { data } = await pixels(await drawCaption(cue('Sea'), { width: 576, height: 320 }));

    const colors = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colors.add([...data.subarray(at, at + 4)].join());
    expect([...colors]).toEqual(expect.arrayContaining(['0,0,0,0', '0,0,0,255', '255,255,255,255']));
  });

  it.each([
    ['top', (top: number) => top < 40],
    ['middle', (top: number) => top > 140 && top < 170],
    ['bottom', (top: number) => top > 270],
  ] as const)('puts a cue at the %s that asks for it', async (place, isThere) => {
    const { top } = await inked(await drawCaption(cue('Sea', place), { width: 576, height: 320 }));

    expect(isThere(top)).toBe(true);
  });

  it('draws in the size, colour and place of a style', async () => {
    const size = { width: 576, height: 320 };
    const plain = await inked(await drawCaption(cue('Sea'), size));
    const style = { sizePercent: 12, color: '#fc0', outlinePercent: 0, place: 'top' } as const;
    const png = await drawCaption(cue('Sea'), { ...size, style });

    const styled = await inked(png);
    expect(styled.right - styled.left).toBeGreaterThan((plain.right - plain.left) * 1.7);
    expect(styled.top).toBeLessThan(40);
    const { data } = await pixels(png);
    const solid = [...data.keys()].filter((at) => at % 4 === 3 && data[at] === 255);
    expect(new Set(solid.map((at) => [...data.subarray(at - 3, at)].join()))).toEqual(new Set(['255,204,0']));
  });

  it('draws Hangul with the font that it brings, and not as empty boxes', async () => {
    const [one, other] = await Promise.all(
      ['가나다', '힣힘힝'].map((text) => drawCaption(cue(text), { width: 576, height: 320 })),
    );

    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
    expect(GlobalFonts.has('Noto Sans KR Variable')).toBe(true);
  });

  it('draws the same bytes twice, whatever was drawn between', async () => {
    const size = { width: 576, height: 320 };
    const first = await drawCaption(cue(korean), size);
    await drawCaption(cue(english), { ...size, style: { weight: 300, color: 'red' } });

    const hashes = [first, await drawCaption(cue(korean), size)].map((png) =>
      createHash('sha256').update(png).digest('hex'),
    );
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('leaves emoji out and shows that letters are missing', async () => {
    const size = { width: 576, height: 320 };
    const draw = (text: string) => drawCaption(cue(text), size);

    expect(await uncoveredCharacters('Sea 😀 바다 ♥ ع')).toEqual(['😀', 'ع']);
    expect((await draw('Sea 😀👨‍👩‍👧 calm')).equals(await draw('Sea calm'))).toBe(true);
    expect((await draw('ع')).equals(await draw('□'))).toBe(true);
    expect((await inked(await draw('😀'))).right).toBe(-1);
  });

  it('makes a text of any length fit', async () => {
    const { left, right, top, bottom } = await inked(
      await drawCaption(cue(`${english} `.repeat(6).trim()), { width: 576, height: 320 }),
    );

    expect([left > 28, right < 548, top > 16, bottom <= 304]).toEqual([true, true, true, true]);
  });

  it.each([
    [{ color: 'url(x)' }, '`color` must be a colour such as `#ffcc00`, got `url(x)`'],
    [{ outlineColor: 'banana' }, '`outlineColor` must be a colour such as `#ffcc00`, got `banana`'],
    [{ sizePercent: 50 }, '`sizePercent` must be between 1 and 20, got `50`'],
    [{ weight: Number.NaN }, '`weight` must be between 100 and 900, got `NaN`'],
  ])('refuses the style %j', async (style, message) => {
    const drawing = drawCaption(cue('Sea'), { width: 64, height: 64, style });

    await expect(drawing).rejects.toMatchObject({ code: 'input-invalid', message });
  });
});

describe('drawing a title', () => {
  it('fills the frame with a colour and puts the text in its middle', async () => {
    const png = await drawTitle(
      { title: '바다' },
      { width: 640, height: 360, style: { background: '#203040' } },
    );

    const { data, width } = await pixels(png);
    expect([...data.subarray(0, 4)]).toEqual([32, 48, 64, 255]);
    const white = [...data.keys()].filter((at) => at % 4 === 0 && data[at] === 255).map((at) => at / 4);
    const rows = white.map((at) => Math.floor(at / width));
    expect((Math.min(...rows) + Math.max(...rows)) / 2).toBeCloseTo(180, -1);
  });

  it('fills the frame with a darkened picture of another shape', async () => {
    const picture = createCanvas(90, 90);
    const context = picture.getContext('2d');
    context.fillStyle = '#c86432';
    context.fillRect(0, 0, 90, 90);

    const png = await drawTitle(
      { title: 'Sea', subtitle: 'A film' },
      { width: 640, height: 360, picture: picture.toBuffer('image/png') },
    );

    const { data } = await pixels(png);
    expect(Math.abs((data[0] ?? 0) - 200 * 0.55)).toBeLessThan(2);
    expect([...data.subarray(-4)]).toEqual([...data.subarray(0, 4)]);
  });

  it('puts the subtitle beneath the title', async () => {
    const size = { width: 640, height: 360, style: { background: '#000000' } };
    const whiteRows = async (card: Parameters<typeof drawTitle>[0]) => {
      const { data, width } = await pixels(await drawTitle(card, size));
      const rows = new Set(
        [...data.keys()]
          .filter((at) => at % 4 === 0 && (data[at] ?? 0) > 200)
          .map((at) => Math.floor(at / 4 / width)),
      );
      return [...rows].filter((row) => !rows.has(row - 1)).length;
    };

    expect(await whiteRows({ title: 'Sea' })).toBe(1);
    expect(await whiteRows({ title: 'Sea', subtitle: 'a new one' })).toBe(2);
  });

  it('refuses a picture that is none', async () => {
    const drawing = drawTitle(
      { title: 'Sea' },
      { width: 64, height: 64, picture: Buffer.from('no picture') },
    );

    await expect(drawing).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

describe('the characters that the font lacks', () => {
  it('are the same however often they are asked for', async () => {
    await drawCaption(cue('😀 ع'), { width: 64, height: 64 });

    expect(await uncoveredCharacters('ع 😀 바다')).toEqual(['ع', '😀']);
  });
});
