import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { DRAWING_FONT_FAMILY } from '../../domain/drawing/drawing-context.js';
import { createCoverage, subsetsFor } from '../../domain/drawing/font-subsets.js';
import { AivideoError } from '../../domain/errors.js';

const fontPackage = '@fontsource-variable/noto-sans-kr';

const registered = new Set<string>();

/** Characters whose files have been looked for: most texts bring nothing new. */
const asked = new Set<string>();

/**
 * Makes the bundled font drawable under `DRAWING_FONT_FAMILY`, as far as `text` needs it: the family lies in 124 files,
 * each with some of the characters, and all of them take 60 ms. May be called again with other texts.
 * Errors: `environment-broken`.
 */
export async function registerFonts(text = ''): Promise<void> {
  (await openFonts())(text);
}

/** The same for texts that only become known while something is drawn: what it returns registers at once. */
export async function openFonts(): Promise<(text: string) => void> {
  const folder = fontFolder();
  const [ranges, { GlobalFonts }] = await Promise.all([readRanges(folder), import('@napi-rs/canvas')]);
  return (text) => {
    const fresh = [...new Set(`DRAFT ${text}`)].filter((character) => !asked.has(character));
    if (fresh.length === 0) return;
    for (const subset of subsetsFor(fresh.join(''), ranges)) {
      if (registered.has(subset)) continue;
      const file = path.join(folder, 'files', `noto-sans-kr-${subset}-wght-normal.woff2`);
      if (GlobalFonts.registerFromPath(file, DRAWING_FONT_FAMILY) === null) {
        throw new AivideoError('environment-broken', `The font file \`${file}\` can not be loaded`, {
          details: { file },
        });
      }
      registered.add(subset);
    }
    for (const character of fresh) asked.add(character);
  };
}

/**
 * The characters of a text that the bundled font does not have, each once: emoji, and scripts other than Latin, Greek,
 * Cyrillic, Hangul, kana and the common Chinese characters. White space and invisible marks are never among them.
 */
export async function uncoveredCharacters(text: string): Promise<readonly string[]> {
  const visible = [...new Set(text)].filter((character) => !/[\s\p{Cc}]/u.test(character));
  if (visible.length === 0) return [];
  coverage ??= readRanges(fontFolder()).then(createCoverage);
  const isCovered = await coverage;
  return visible.filter((character) => !isCovered(character));
}

function fontFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve(`${fontPackage}/package.json`));
}

let coverage: Promise<(character: string) => boolean> | undefined;

let rangesRead: Promise<ReadonlyMap<string, string>> | undefined;

/** Which characters are in which file; a file's name is the key without brackets. */
function readRanges(folder: string): Promise<ReadonlyMap<string, string>> {
  rangesRead ??= readFile(path.join(folder, 'unicode.json'), 'utf8').then((text) => {
    const lists = z.record(z.string(), z.string()).parse(JSON.parse(text));
    return new Map(Object.entries(lists).map(([name, list]) => [name.replace(/[[\]]/g, ''), list]));
  });
  return rangesRead;
}
