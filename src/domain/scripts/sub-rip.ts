import type { ScriptFormat } from './script-format.js';
import { readCaptions } from './text/read-captions.js';

/** SubRip: captions with their times, which scenes keep. */
export const subRip: ScriptFormat = {
  name: 'srt',
  title: 'SubRip captions',
  extensions: ['srt'],
  looksLike: (head) => /^\s*(?:\d+\s*\n)?\s*\d{1,3}:\d{2}[:\d.,]*\s*-->\s*\d/.test(head),
  parse: (text) => readCaptions(text, 'srt'),
};
