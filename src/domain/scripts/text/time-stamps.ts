import type { Adjustment } from '../../adjustment.js';
import type { TextLine } from './text-line.js';

const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const span = String.raw`${clock}(?:\s{0,3}[-–~]\s{0,3}${clock})?`;
const bracketed = new RegExp(String.raw`^[[(]${span}[\])]\s*`);
const bare = new RegExp(String.raw`^${span}(?:\s+|$)`);

/** Lines with a bare time in front from which on it is a stamp, and not an hour that somebody tells. */
const enough = 3;

/** Transcripts without the times in front of their lines: `[00:12] Welcome`. A line that is nothing else goes. */
export function withoutStamps(lines: readonly TextLine[]): {
  readonly lines: readonly TextLine[];
  readonly adjustments: readonly Adjustment[];
} {
  const isStamped = lines.filter(({ text }) => bare.test(text)).length >= enough;
  let count = 0;
  const kept = lines.flatMap((line) => {
    const text = line.text.replace(bracketed, '');
    const words = isStamped ? text.replace(bare, '') : text;
    if (words === line.text) return [line];
    count += 1;
    return words === '' ? [] : [{ ...line, text: words }];
  });
  if (count === 0) return { lines, adjustments: [] };
  const reason = 'times in front of lines are left out; captions as `.srt` keep theirs';
  const asked = count === 1 ? 'one line' : `${count} lines`;
  return { lines: kept, adjustments: [{ option: 'timings', kind: 'unsupported', asked, reason }] };
}
