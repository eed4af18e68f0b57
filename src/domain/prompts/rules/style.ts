import { composeEnglish } from '../korean/compose-english.js';
import { readKorean } from '../korean/read-korean.js';
import { hasHangul } from '../korean/translate.js';
import type { PictureKind } from './shots.js';

/** The words of a film's style in English, with those that could not be put into it. */
export interface ReadStyle {
  readonly text: string;
  readonly untranslated: readonly string[];
}

/** Reads a style as it was asked for; Korean ones part by part. */
export function readStyle(style: string | undefined): ReadStyle | undefined {
  const given = style?.trim().replace(/[\s.,;]+$/u, '');
  if (given === undefined || given === '') return undefined;
  if (!hasHangul(given)) return { text: given.replace(/\s+/gu, ' '), untranslated: [] };
  const parts = given.split(/[,;、·/]+/u).map((part) => composeEnglish(readKorean(part, new Map())));
  const text = parts
    .map((part) => part.text)
    .filter((part) => part !== '')
    .join(', ');
  const untranslated = parts.flatMap((part) => part.untranslated);
  return { text, untranslated };
}

/** How a picture is made where nobody has said it. */
export function defaultStyle(kind: PictureKind): string {
  return kind === 'drawing' ? 'clean animated diagram, crisp glowing lines' : 'cinematic, realistic detail';
}

/** What is wrong with most bad pictures. Writing comes out as scribbles: it belongs into captions. */
export const negativeWords =
  'blurry, distorted, deformed, low quality, flickering, text, subtitles, watermark, logo';
