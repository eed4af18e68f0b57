import type { CuePlace } from './cue.js';

export interface CueText {
  /** Without tags; lines divided by `\n`; empty when nothing is left. */
  readonly text: string;
  readonly place?: CuePlace;
  readonly hasTags: boolean;
}

/** Tags of SubRip and WebVTT; `2 < 3` is none. */
const tags = /<\/?(?:i|b|u|s|c|v|lang|ruby|rt|font)(?:[\s.][^<>]*)?>|<\d[\d:.]*>/gi;

/** Overrides of SubStation Alpha that are found in SubRip files: `{\an8}`. */
const overrides = /\{\\[^{}]*\}/g;

/** Takes the text of a caption out of its tags and character references. */
export function readCueText(raw: string): CueText {
  const [, anchor] = /\{\\an?(\d{1,2})\}/.exec(raw) ?? [];
  const place = anchor === undefined ? undefined : placeOfAnchor(Number(anchor));
  const bare = raw.replace(tags, '').replace(overrides, '');
  const text = decoded(bare)
    .split(/\n|\\N/)
    .map((line) => line.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
  return { text, hasTags: bare !== raw, ...(place === undefined ? {} : { place }) };
}

/** Anchors are laid out like the keys of a numeric keypad. */
function placeOfAnchor(anchor: number): CuePlace {
  if (anchor >= 7) return 'top';
  return anchor >= 4 ? 'middle' : 'bottom';
}

const references: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|nbsp|lrm|rlm|quot|apos|amp);/g, (word) => references[word] ?? word);
}
