import nlp from 'compromise/two';
import type { TagEnglish, TaggedWord, WordKind } from '../../domain/prompts/english/tagged-word.js';

interface Term {
  readonly text: string;
  readonly post: string;
  readonly root?: string;
  readonly normal: string;
  readonly tags?: Iterable<string>;
}

/** English tagging by compromise (https://github.com/spencermountain/compromise): rules and a word list, no network. */
export const tagEnglish: TagEnglish = (text) => {
  const document = nlp(text);
  document.compute('root');
  const sentences = document.docs as unknown as readonly (readonly Term[])[];
  return sentences.map((terms) => terms.filter((term) => term.text !== '').map(readTerm));
};

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
