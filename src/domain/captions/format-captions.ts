import type { Cue, CuePlace } from './cue.js';
import { cueTimeText } from './cue-time.js';

/** Cues as a SubRip file: numbered, commas, line ends alone. */
export function formatSrt(cues: readonly Cue[]): string {
  return cues
    .map(({ startMs, endMs, text, place }, index) => {
      const times = `${cueTimeText(startMs, ',')} --> ${cueTimeText(endMs, ',')}`;
      return `${index + 1}\n${times}\n${anchors[place ?? 'bottom']}${text}\n`;
    })
    .join('\n');
}

/** Cues as a WebVTT file. */
export function formatVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ startMs, endMs, text, place }) => {
    const times = `${cueTimeText(startMs, '.')} --> ${cueTimeText(endMs, '.')}`;
    return `${times}${settings[place ?? 'bottom']}\n${escaped(text)}\n`;
  });
  return ['WEBVTT\n', ...blocks].join('\n');
}

const anchors = { top: '{\\an8}', middle: '{\\an5}', bottom: '' } as const satisfies Record<CuePlace, string>;

const settings = { top: ' line:5%', middle: ' line:50%', bottom: '' } as const satisfies Record<
  CuePlace,
  string
>;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
