import { type PromptLimit, promptSize } from '../check-prompt.js';
import { capitalize } from '../english/inflect.js';

/** One part of a prompt. Parts are written in the order in which they are given. */
export interface PromptPart {
  /** What it says, in words for an adjustment: `the camera`. */
  readonly name: string;
  readonly text: string;
  /** The least important goes first when there is no room. */
  readonly importance: number;
}

export interface FittedParts {
  readonly prompt: string;
  /** Names of the parts that found no room. */
  readonly left: readonly string[];
  /** Size with all of it. */
  readonly size: number;
}

/**
 * Joins parts to a prompt within a limit: leaves out the least important ones, and cuts the most important one at a
 * word when it is too long by itself. Never empty when one part is not.
 */
export function fitParts(parts: readonly PromptPart[], limit: PromptLimit | undefined): FittedParts {
  const given = withoutRepeats(parts.filter(({ text }) => text !== ''));
  const whole = joinParts(given);
  if (limit === undefined) return { prompt: whole, left: [], size: 0 };
  const size = promptSize(whole, limit.unit);
  let kept = given;
  const left: string[] = [];
  while (kept.length > 1 && promptSize(joinParts(kept), limit.unit) > limit.count) {
    const least = kept.reduce((low, part) => (part.importance < low.importance ? part : low));
    kept = kept.filter((part) => part !== least);
    left.unshift(least.name);
  }
  const prompt = cutToLimit(joinParts(kept), limit);
  const isCut = prompt.length < joinParts(kept).length;
  return { prompt, left: isCut ? ['the end of what happens', ...left] : left, size };
}

function withoutRepeats(parts: readonly PromptPart[]): readonly PromptPart[] {
  return parts.filter(({ text }, index) => parts.findIndex((other) => other.text === text) === index);
}

function joinParts(parts: readonly PromptPart[]): string {
  return capitalize(parts.map(({ text }) => text).join(', '));
}

function cutToLimit(text: string, { unit, count }: PromptLimit): string {
  let words = text.split(' ');
  while (words.length > 1 && promptSize(words.join(' '), unit) > count) words = words.slice(0, -1);
  const joined = words.join(' ').replace(/[\s,;:]+$/u, '');
  return unit === 'characters' ? [...joined].slice(0, count).join('') : joined;
}
