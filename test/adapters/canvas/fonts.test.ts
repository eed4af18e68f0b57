import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { registerFonts } from '../../../src/adapters/canvas/fonts.js';
import { DRAWING_FONT_FAMILY } from '../../../src/domain/drawing/drawing-context.js';

function drawn(text: string, weight = 400): Buffer {
  const canvas = createCanvas(320, 64);
  const context = canvas.getContext('2d');
  context.font = `${weight} 40px "${DRAWING_FONT_FAMILY}"`;
  context.fillText(text, 4, 48);
  return canvas.data();
}

/** Sum of the alpha of all pixels: how much ink there is. */
const ink = (pixels: Buffer) =>
  pixels.reduce((sum, value, index) => (index % 4 === 3 ? sum + value : sum), 0);

describe('the bundled font', () => {
  it('draws Latin and Hangul, each sign as its own', async () => {
    await registerFonts('한글 자막');
    const missing = drawn('\u{10fffd}');

    const pictures = ['D', 'R', '한', '글', '막'].map((text) => drawn(text));

    for (const picture of pictures) {
      expect(ink(picture)).toBeGreaterThan(1000);
      expect(picture.equals(missing)).toBe(false);
    }
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(pictures.length);
  });

  it('has weights', async () => {
    await registerFonts('한');

    expect(ink(drawn('한', 900))).toBeGreaterThan(ink(drawn('한', 200)) * 1.3);
  });

  it('may be asked for again and again, with characters that it does not have too', async () => {
    await Promise.all([registerFonts('가'), registerFonts('가'), registerFonts('😀')]);

    expect(ink(drawn('가'))).toBeGreaterThan(1000);
  });
});
