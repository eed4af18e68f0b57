import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DRAWING_FONT_FAMILY } from '../../domain/drawing/drawing-context.js';
import type { FontDetails } from '../../domain/environment/findings.js';

const sample = '한';
/** A private-use character that no font of the family has: it comes out as the sign for a missing one. */
const missing = '\u{10fffd}';

/** Counts the font files of the package and draws a Hangul syllable, as clips do. Errors: `environment-broken`. */
export async function probeFonts(): Promise<FontDetails> {
  const inPackage = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-kr/package.json');
  const names = await readdir(path.join(path.dirname(inPackage), 'files')).catch(() => []);
  const files = names.filter((name) => name.endsWith('.woff2')).length;
  return { files, drawsHangul: files > 0 && (await drawsApart()) };
}

/** Whether the syllable leaves marks on the canvas, and other ones than a missing character. */
async function drawsApart(): Promise<boolean> {
  const [{ createCanvas }, { registerFonts }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('../canvas/fonts.js'),
  ]);
  await registerFonts(sample);
  const draw = (text: string): Buffer => {
    const context = createCanvas(64, 64).getContext('2d');
    context.font = `40px "${DRAWING_FONT_FAMILY}"`;
    context.fillText(text, 8, 48);
    return Buffer.from(context.getImageData(0, 0, 64, 64).data);
  };
  const [drawn, absent] = [draw(sample), draw(missing)];
  return drawn.some((value) => value !== 0) && !drawn.equals(absent);
}
