import type { SceneLine } from '../script.js';
import { timeOf, type Unit } from './units.js';

/** Sentences on either side whose words are compared. */
const windowUnits = 4;

/** Words with which speakers turn to something else. */
const turns =
  /^(?:자[, ]|이제|다음으로|그럼|그러면|한편|먼저|마지막으로|첫 ?번째|두 ?번째|세 ?번째|정리하면|예를 들어|so[, ]|now[, ]|next[, ]|okay|ok[, ]|well[, ]|let's|let us|first|second|third|finally|meanwhile|however|in conclusion|to sum up|another)/i;

/**
 * How well a scene may begin with unit `index`, from about -1 to 2: paragraphs, pictures that change, pauses, turns of
 * speech, and words that are not those from before (TextTiling: Hearst, Computational Linguistics 23(1), 1997).
 */
export function boundaryStrength(units: readonly Unit[], index: number): number {
  const unit = units[index];
  const before = units[index - 1];
  if (unit === undefined || before === undefined) return 0;
  return (
    breakStrength(unit, before) +
    pauseStrength(unit, before) +
    (turns.test(unit.source.line.text.slice(unit.from, unit.from + 20)) ? 0.3 : 0) +
    (unit.opensSentence ? 0.4 * (1 - cohesion(units, index)) : 0)
  );
}

function breakStrength(unit: Unit, before: Unit): number {
  if (!unit.opensLine) return unit.opensSentence ? 0 : -0.8;
  const [line, above] = [unit.source.line, before.source.line];
  const paragraph = unit.source.opensParagraph ? 0.4 : 0;
  // What is to be seen is written above what is said meanwhile.
  if (!isHeard(above) && isHeard(line)) return paragraph - 0.4;
  if (line.kind === 'visual' && isHeard(above)) return 0.9;
  return paragraph + (speaker(line) === speaker(above) ? 0.15 : 0.25);
}

function pauseStrength(unit: Unit, before: Unit): number {
  const [time, earlier] = [timeOf(unit.source), timeOf(before.source)];
  if (time === undefined || earlier === undefined) return 0;
  const pause = Math.min(0.7, Math.max(0, time.from - earlier.to) / 3);
  return /[.!?…。]["”’)]?$|(?:다|요|죠|까)$/.test(before.source.line.text) ? pause : pause - 0.5;
}

function isHeard({ kind }: SceneLine): boolean {
  return kind === 'speech' || kind === 'narration';
}

function speaker(line: SceneLine): string | undefined {
  return line.kind === 'speech' ? line.speaker : undefined;
}

/** How many words both sides share, 0 to 1. */
function cohesion(units: readonly Unit[], index: number): number {
  const before = stems(units.slice(Math.max(0, index - windowUnits), index));
  const after = stems(units.slice(index, index + windowUnits));
  if (before.size === 0 || after.size === 0) return 0.5;
  let shared = 0;
  for (const stem of after) if (before.has(stem)) shared += 1;
  return Math.min(1, (2 * shared) / Math.sqrt(before.size * after.size));
}

/** Words without their endings, roughly: two syllables of Hangul, five letters of others. */
function stems(units: readonly Unit[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { source, from, to } of units) {
    const text = source.line.text.slice(from, Math.min(to, from + 400)).toLowerCase();
    for (const [word] of text.matchAll(/[가-힣]{2,}|[^\W\d_]{4,}/g))
      found.add(word.slice(0, /^[가-힣]/.test(word) ? 2 : 5));
  }
  return found;
}
