import type { ScriptFormat } from './script-format.js';
import { readCaptions } from './text/read-captions.js';

/** WebVTT (https://www.w3.org/TR/webvtt1/): captions with their times, which scenes keep. */
export const webVtt: ScriptFormat = {
  name: 'vtt',
  title: 'WebVTT captions',
  extensions: ['vtt', 'webvtt'],
  looksLike: (head) => /^\s*WEBVTT(?:[ \t\n]|$)/.test(head),
  parse: (text) => readCaptions(text.trimStart(), 'vtt'),
};
