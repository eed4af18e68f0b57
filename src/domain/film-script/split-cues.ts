import { breakLines } from '../captions/break-lines.js';
import { speechSeconds } from './speech-time.js';

/** Words and when they are said or shown, in seconds; `from` < `to`. */
export interface TimedText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Characters in a line of captions: 16 of Korean, where Latin letters, spaces and marks count half, and 42 of other
 * scripts; never more than two lines (Netflix Timed Text Style Guides,
 * https://partnerhelp.netflixstudios.com/hc/en-us/articles/216001127 and
 * https://backlothelp.netflix.com/hc/en-us/articles/219375728).
 */
const lineLimits = { full: 16, latin: 42 } as const;
const mostLines = 2;

const fullWidth = /[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/**
 * Divides what is said into captions of at most two lines, at the ends of sentences first, then at commas, then
 * between words. Each is shown as long as its part of the words takes; together they fill the time.
 */
export function splitCues(spoken: TimedText): readonly TimedText[] {
  const inLines = lineFitter(spoken.text);
  const whole = inLines(spoken.text.trim());
  if (whole !== undefined) return [{ ...spoken, text: whole }];
  const parts = joined(
    sentencesOf(spoken.text).flatMap((sentence) => divided(sentence, inLines)),
    inLines,
  );
  const weights = parts.map((part) => speechSeconds(part) || 0.1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const length = spoken.to - spoken.from;
  let before = 0;
  return parts.map((part, index) => {
    const from = spoken.from + (length * before) / sum;
    before += weights[index] ?? 0;
    return { text: inLines(part) ?? part, from, to: spoken.from + (length * before) / sum };
  });
}

/** Breaks a text into one or two lines; undefined when it takes more. */
type FitLines = (text: string) => string | undefined;

function lineFitter(sample: string): FitLines {
  const full = fullWidth.test(sample);
  const width = full ? lineLimits.full : lineLimits.latin;
  const weigh = (text: string) =>
    [...text].reduce((sum, character) => sum + (full && !fullWidth.test(character) ? 0.5 : 1), 0);
  return (text) => breakLines(text, weigh, { width, mostLines })?.join('\n');
}

function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .split(/(?<=[.!?…。！？]["'”’)]*)\s+|(?<=[。！？])/u)
    .filter((sentence) => sentence !== '');
}

/** A sentence that is too long, in as few parts as it takes, of nearly the same length. */
function divided(sentence: string, inLines: FitLines): readonly string[] {
  if (inLines(sentence) !== undefined) return [sentence];
  const words = wordsOf(sentence, inLines);
  for (let count = 2; count < words.length; count += 1) {
    const parts = inParts(words, count);
    if (parts.every((part) => inLines(part) !== undefined)) return parts;
  }
  return words.map((word) => word.trim());
}

/** Words with the space behind them; a text without spaces is divided between characters. */
function wordsOf(sentence: string, inLines: FitLines): readonly string[] {
  return sentence
    .split(/(?<=\s)/u)
    .flatMap((word) => (inLines(word.trim()) === undefined ? [...word] : [word]));
}

function inParts(words: readonly string[], count: number): readonly string[] {
  const total = words.join('').length;
  const parts: string[] = [];
  let part = '';
  let done = 0;
  for (const [index, word] of words.entries()) {
    part += word;
    const wanted = (total * (parts.length + 1)) / count;
    const now = done + part.length;
    const next = now + (words[index + 1]?.length ?? 0);
    const comma = /[,;:，、]\s*$/u.test(part) && now > wanted - total / count / 3;
    if (parts.length < count - 1 && (comma || Math.abs(now - wanted) <= Math.abs(next - wanted))) {
      parts.push(part.trim());
      done = now;
      part = '';
    }
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

/** Short sentences share a caption. */
function joined(parts: readonly string[], inLines: FitLines): readonly string[] {
  const merged: string[] = [];
  for (const part of parts) {
    const both = merged.length === 0 ? undefined : `${merged.at(-1)} ${part}`;
    const isShort = speechSeconds(part) < 1.2 || speechSeconds(merged.at(-1) ?? '') < 1.2;
    if (both !== undefined && isShort && inLines(both) !== undefined) merged[merged.length - 1] = both;
    else merged.push(part);
  }
  return merged;
}
