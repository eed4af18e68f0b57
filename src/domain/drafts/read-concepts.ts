import type { Color } from '../drawing/color.js';
import { colorWords } from './color-words.js';
import { type Concept, concepts } from './concepts.js';
import { isDenied, readStems, readTokens, singulars, type Token } from './read-words.js';

/** What was found in a prompt. */
export interface Reading {
  /** Each with the number of the first word that says it. */
  readonly concepts: ReadonlyMap<Concept, number>;
  readonly tint?: Color;
}

/** Finds the concepts and the color that a prompt names, in English and Korean; what it denies is left out. */
export function readConcepts(prompt: string): Reading {
  const tokens = readTokens(prompt);
  const found = new Map<Concept, number>();
  let tint: Color | undefined;
  for (let index = 0; index < tokens.length; ) {
    const match = matchAt(tokens, index);
    if (!isDenied(tokens, index)) {
      for (const concept of match.concepts) if (!found.has(concept)) found.set(concept, index);
      tint ??= match.tint;
    }
    index += match.length;
  }
  return { concepts: found, ...(tint === undefined ? {} : { tint }) };
}

interface Match {
  readonly concepts: readonly Concept[];
  readonly tint?: Color | undefined;
  /** Words that it takes up. */
  readonly length: number;
}

/** The longest phrase that begins here, else the word itself. */
function matchAt(tokens: readonly Token[], index: number): Match {
  for (const length of [3, 2]) {
    const phrase = phraseAt(tokens, index, length);
    const meant =
      phrase === undefined
        ? undefined
        : (vocabulary.phrases.get(phrase) ?? vocabulary.phrases.get(phrase.replace(/s$/, '')));
    if (meant !== undefined) return { concepts: meant, length };
  }
  const token = tokens[index];
  if (token === undefined) return { concepts: [], length: 1 };
  const words = token.korean ? readStems(token.text, vocabulary.stems) : singulars(token.text);
  const table = token.korean ? vocabulary.korean : vocabulary.english;
  const meant = token.korean ? words : words.filter((word) => table.has(word)).slice(0, 1);
  const colors = isOfLight(tokens[index + 1]) ? [] : words.map((word) => vocabulary.colors.get(word));
  return {
    concepts: meant.flatMap((word) => table.get(word) ?? []),
    tint: colors.find((color) => color !== undefined),
    length: 1,
  };
}

/** Golden light falls on a blue sea: such a color is the light's own, and the scene knows its light. */
function isOfLight(next: Token | undefined): boolean {
  return next !== undefined && /^(light|lights|lighting|sunlight|moonlight|hour|glow)$/.test(next.text);
}

function phraseAt(tokens: readonly Token[], index: number, length: number): string | undefined {
  const part = tokens.slice(index, index + length);
  return part.length < length ? undefined : part.map(({ text }) => text).join(' ');
}

const vocabulary = buildIndex();

function buildIndex() {
  const english = new Map<string, Concept[]>();
  const korean = new Map<string, Concept[]>();
  const phrases = new Map<string, Concept[]>();
  const colors = new Map<string, Color>();
  const add = (table: Map<string, Concept[]>, word: string, concept: Concept): void => {
    table.set(word, [...(table.get(word) ?? []), concept]);
  };
  for (const [name, words] of Object.entries(concepts)) {
    const concept = name as Concept;
    for (const word of words.english) add(word.includes(' ') ? phrases : english, word, concept);
    for (const word of words.korean) add(word.includes(' ') ? phrases : korean, word, concept);
  }
  for (const [englishWords, koreanWords, tint] of colorWords) {
    for (const word of [...englishWords.split(' '), ...koreanWords.split(' ')]) colors.set(word, tint);
  }
  const stems = new Set([
    ...korean.keys(),
    ...[...colors.keys()].filter((word) => /\p{Script=Hangul}/u.test(word)),
  ]);
  return { english, korean, phrases, colors, stems };
}
