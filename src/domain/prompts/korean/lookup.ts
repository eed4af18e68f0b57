import { toJamo } from './jamo.js';
import type { LexiconEntry } from './lexicon/entry.js';
import { fixedWords, stems } from './lexicon/index.js';
import { type NounTail, readParticle } from './particles.js';
import { readEnding, stemForms, type VerbEnding } from './verb-forms.js';

/** A word of the lexicon found in a sentence. */
export interface FoundFixed {
  readonly entry: LexiconEntry;
  readonly tail: NounTail;
  /** Words of the sentence that it takes. */
  readonly words: number;
  /** Letters of the lexicon's word. */
  readonly length: number;
}

export interface FoundStem {
  readonly entry: LexiconEntry;
  readonly ending: VerbEnding;
  readonly words: number;
  readonly length: number;
}

const fixedByText = new Map<string, LexiconEntry[]>();
for (const entry of fixedWords)
  fixedByText.set(entry.korean, [...(fixedByText.get(entry.korean) ?? []), entry]);

/** Longest run of words that an entry has. */
const mostWords = 3;
/** Longest entry in syllables, spaces included. */
const longestWord = Math.max(...fixedWords.map(({ korean }) => korean.length));

/** Everything in the lexicon that stands for the words from `at` on with particles behind it, the longest first. */
export function findFixed(words: readonly string[], at: number): readonly FoundFixed[] {
  const found: FoundFixed[] = [];
  for (let count = Math.min(mostWords, words.length - at); count > 0; count -= 1) {
    const text = words.slice(at, at + count).join(' ');
    const lastWord = text.lastIndexOf(' ') + 1;
    for (let length = Math.min(text.length, longestWord); length > lastWord; length -= 1) {
      const entries = fixedByText.get(text.slice(0, length));
      const tail = entries === undefined ? undefined : readParticle(text.slice(length));
      if (entries !== undefined && tail !== undefined)
        found.push(...entries.map((entry) => ({ entry, tail, words: count, length })));
    }
  }
  return found;
}

/** Two or more nouns written as one word: `밤바다`, `도시풍경`; one of them at least has two syllables. */
export function findCompound(word: string): readonly FoundFixed[] | undefined {
  for (let length = Math.min(word.length - 1, longestWord); length > 0; length -= 1) {
    const entry = fixedByText.get(word.slice(0, length))?.find(({ kind }) => kind === 'noun');
    if (entry === undefined) continue;
    const rest = word.slice(length);
    const first = { entry, tail: { plural: false, role: 'bare' as const }, words: 1, length };
    const [second] = findFixed([rest], 0).filter((found) => found.entry.kind === 'noun');
    if (second !== undefined && length + second.length > 2) return [first, second];
  }
  return undefined;
}

interface StemForm {
  readonly letters: string;
  readonly entry: LexiconEntry;
  readonly length: number;
  /** Words before the conjugated one. */
  readonly before: readonly string[];
}

const formsByStart = new Map<string, StemForm[]>();
for (const entry of stems)
  for (const form of formsOf(entry)) {
    const start = form.letters.slice(0, 2);
    formsByStart.set(start, [...(formsByStart.get(start) ?? []), form]);
  }

function formsOf(entry: LexiconEntry): readonly StemForm[] {
  const at = entry.korean.lastIndexOf(' ') + 1;
  const stem = entry.korean.slice(at);
  const length = (stem.split('/')[0] ?? stem).length;
  const before = at === 0 ? [] : entry.korean.slice(0, at - 1).split(' ');
  return stemForms(stem.replaceAll(/\/.* /g, '/')).map((letters) => ({ letters, entry, length, before }));
}

/** The verb that the words from `at` on are a form of: the one with most words, then with the longest stem. */
export function findStem(words: readonly string[], at: number): FoundStem | undefined {
  let best: FoundStem | undefined;
  for (let count = 1; count <= Math.min(mostWords, words.length - at); count += 1) {
    const letters = toJamo(words[at + count - 1] ?? '');
    for (const form of formsByStart.get(letters.slice(0, 2)) ?? []) {
      if (form.before.length !== count - 1 || !letters.startsWith(form.letters)) continue;
      if (form.before.some((word, index) => words[at + index] !== word)) continue;
      const ending = readEnding(letters.slice(form.letters.length));
      const length = form.length + form.before.join(' ').length;
      if (ending !== undefined && (best === undefined || length >= best.length))
        best = { entry: form.entry, ending, words: count, length };
    }
  }
  return best;
}
