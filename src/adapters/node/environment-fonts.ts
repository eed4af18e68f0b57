import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { FontDetails } from '../../domain/environment/findings.js';

const fontPackage = '@fontsource-variable/noto-sans-kr';
const sample = '한';
/** A private-use character that no font of the family has: it comes out as the sign for a missing one. */
const missing = '\u{10fffd}';

/** Counts the font files of the package and draws a Hangul syllable with the one that has it. */
export async function probeFonts(): Promise<FontDetails> {
  const folder = path.dirname(createRequire(import.meta.url).resolve(`${fontPackage}/package.json`));
  const files = (await readdir(path.join(folder, 'files')).catch(() => [])).filter((name) =>
    name.endsWith('.woff2'),
  );
  const subset = await subsetOf(sample, folder);
  const file = `noto-sans-kr-${subset}-wght-normal.woff2`;
  const drawsHangul = files.includes(file) && (await drawsApart(path.join(folder, 'files', file)));
  return { files: files.length, drawsHangul };
}

/** Number of the font file with a character. `unicode.json` has lists like `U+d55c,U+d679-d68b` by `[number]`. */
async function subsetOf(character: string, folder: string): Promise<string | undefined> {
  const text = await readFile(path.join(folder, 'unicode.json'), 'utf8');
  const ranges = z.record(z.string(), z.string()).parse(JSON.parse(text));
  const wanted = character.codePointAt(0) ?? 0;
  const found = Object.entries(ranges).find(([, list]) =>
    list.split(',').some((range) => holds(range, wanted)),
  );
  return found?.[0].replace(/[[\]]/g, '');
}

function holds(range: string, codePoint: number): boolean {
  const [first = 0, last = first] = range
    .replace(/^U\+/i, '')
    .split('-')
    .map((hex) => Number.parseInt(hex, 16));
  return first <= codePoint && codePoint <= last;
}

/** Whether the syllable leaves marks on the canvas, and other ones than a missing character. */
async function drawsApart(file: string): Promise<boolean> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  const family = 'aivideo font check';
  if (GlobalFonts.registerFromPath(file, family) === null) return false;
  const draw = (text: string): Buffer => {
    const context = createCanvas(64, 64).getContext('2d');
    context.font = `40px "${family}"`;
    context.fillText(text, 8, 48);
    return Buffer.from(context.getImageData(0, 0, 64, 64).data);
  };
  const [drawn, absent] = [draw(sample), draw(missing)];
  return drawn.some((value) => value !== 0) && !drawn.equals(absent);
}
