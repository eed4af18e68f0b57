import { createRequire } from 'node:module';
import type compromise from 'compromise/two';
import type { TagEnglish, TaggedWord, WordKind } from '../../domain/prompts/english/tagged-word.js';

/** Its one file for CommonJS loads in two thirds of the time of its modules. */
const nlp: typeof compromise = createRequire(import.meta.url)('compromise/two');

interface Term {
  readonly text: string;
  readonly post: string;
  readonly root?: string;
  readonly normal: string;
  readonly tags?: Iterable<string>;
}

type Sentences = readonly (readonly TaggedWord[])[];

/** A word that stands in no text, alone between two of them. */
const divider = 'Zqxjzq';
/** Texts that are tagged in one go: much of what a call costs is the call. */
const textsAtOnce = 100;

/**
 * English tagging by compromise (https://github.com/spencermountain/compromise): rules and a word list, no network.
 * Remembers what it was told to prepare, so it is made anew for every script.
 */
export function createEnglishTagger(): TagEnglish {
  const prepared = new Map<string, Sentences>();
  const tag = (text: string): Sentences => prepared.get(text) ?? tagText(text);
  return Object.assign(tag, {
    prepare(all: readonly string[]): void {
      const texts = [...new Set(all)];
      for (let at = 0; at < texts.length; at += textsAtOnce)
        for (const [text, sentences] of tagTexts(texts.slice(at, at + textsAtOnce)))
          prepared.set(text, sentences);
    },
  });
}

function tagTexts(texts: readonly string[]): readonly (readonly [text: string, sentences: Sentences])[] {
  const groups: (readonly TaggedWord[])[][] = [[]];
  for (const sentence of tagText(texts.join(`\n${divider}.\n`))) {
    if (sentence.length === 1 && sentence[0]?.text === divider) groups.push([]);
    else groups.at(-1)?.push(sentence);
  }
  // A divider has grown together with a sentence: then each text is tagged by itself.
  if (groups.length !== texts.length) return texts.map((text) => [text, tagText(text)]);
  return texts.map((text, index) => [text, groups[index] ?? []]);
}

function tagText(text: string): Sentences {
  const document = nlp(text);
  document.compute('root');
  const sentences = document.docs as unknown as readonly (readonly Term[])[];
  return sentences
    .map((terms) => withoutEnd(terms.filter((term) => term.text !== '').map(readTerm)))
    .filter((words) => words.length > 0);
}

/** What stands between a sentence and the next one belongs to neither. */
function withoutEnd(words: readonly TaggedWord[]): readonly TaggedWord[] {
  return words.map((word, index) =>
    index === words.length - 1 ? { ...word, after: word.after.trimEnd() } : word,
  );
}

function readTerm(term: Term): TaggedWord {
  const tags = new Set(term.tags);
  const name = nameOf(tags);
  return {
    text: term.text,
    after: term.post,
    root: (term.root ?? term.normal).toLowerCase(),
    kind: kindOf(tags),
    plural: tags.has('Plural'),
    ...(name === undefined ? {} : { name }),
  };
}

function nameOf(tags: ReadonlySet<string>): TaggedWord['name'] {
  if (tags.has('FemaleName')) return 'female';
  if (tags.has('MaleName')) return 'male';
  return tags.has('Person') && tags.has('ProperNoun') ? 'any' : undefined;
}

const kinds: readonly (readonly [tag: string, kind: WordKind])[] = [
  ['Pronoun', 'pronoun'],
  ['Possessive', 'determiner'],
  ['Copula', 'auxiliary'],
  ['Auxiliary', 'auxiliary'],
  ['Modal', 'auxiliary'],
  ['Determiner', 'determiner'],
  ['Preposition', 'preposition'],
  ['Conjunction', 'conjunction'],
  ['Value', 'value'],
  ['Adverb', 'adverb'],
  ['Adjective', 'adjective'],
  ['Verb', 'verb'],
  ['Noun', 'noun'],
];

function kindOf(tags: ReadonlySet<string>): WordKind {
  return kinds.find(([tag]) => tags.has(tag))?.[1] ?? 'other';
}
