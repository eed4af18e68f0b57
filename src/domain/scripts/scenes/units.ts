import type { DraftLine } from '../script-format.js';
import { speakingSeconds } from '../speaking-time.js';
import { splitSentences } from './sentences.js';

/** The smallest piece that a scene is made of: a sentence of a line, or a line with a time. */
export interface Unit {
  readonly source: DraftLine;
  /** Part of the line's text. */
  readonly from: number;
  readonly to: number;
  /** About how long it is seen or heard. */
  readonly seconds: number;
  readonly opensLine: boolean;
  readonly opensSentence: boolean;
}

/** Even what takes no time to say is there for a moment. */
const leastSeconds = 0.3;

/** Takes lines apart. Lines with times stay whole, and last until the next one begins. */
export function unitsOf(lines: readonly DraftLine[]): readonly Unit[] {
  return lines.flatMap((source, index) => {
    const { line } = source;
    const whole = { source, from: 0, to: line.text.length, opensLine: true, opensSentence: true };
    if (line.kind === 'caption' || line.kind === 'music' || line.kind === 'effect')
      return [{ ...whole, seconds: leastSeconds }];
    const time = timeOf(source);
    if (time !== undefined)
      return [
        { ...whole, seconds: Math.max(leastSeconds, (nextStart(lines, index) ?? time.to) - time.from) },
      ];
    return splitSentences(line.text).map(({ from, to, opensSentence }, part): Unit => {
      const seconds = Math.max(leastSeconds, speakingSeconds(line.text.slice(from, to)));
      return { source, from, to, seconds, opensLine: part === 0, opensSentence };
    });
  });
}

function nextStart(lines: readonly DraftLine[], index: number): number | undefined {
  const next = lines[index + 1];
  return next === undefined ? undefined : timeOf(next)?.from;
}

/** When a line is heard, where its script says so. */
export function timeOf({ line }: DraftLine): { readonly from: number; readonly to: number } | undefined {
  return line.kind === 'speech' || line.kind === 'narration' ? line.time : undefined;
}

/** Lines made of units: those of the same line are together again. */
export function linesOf(units: readonly Unit[]): readonly DraftLine[] {
  const lines: DraftLine[] = [];
  let first = 0;
  for (let index = 1; index <= units.length; index += 1) {
    const begin = units[first];
    const end = units[index - 1];
    if (begin === undefined || end === undefined || units[index]?.source === begin.source) continue;
    const { source } = begin;
    const text = source.line.text.slice(begin.from, end.to).trim();
    lines.push(text === source.line.text.trim() ? source : { ...source, line: { ...source.line, text } });
    first = index;
  }
  return lines;
}
