import { isPlural, pluralOf, splitArticle, withArticle } from '../english/inflect.js';
import type { Topic } from './lexicon/entry.js';
import type { NounRole } from './particles.js';
import type { NounToken } from './token.js';

/** A noun with everything that belongs to it, in English. */
export interface NounPhrase {
  readonly text: string;
  readonly role: NounRole;
  /** What stands before it where it is a place; '' when `text` starts with that already. */
  readonly preposition: string;
  readonly topic: Topic;
  /** What it was made of, to count it later. */
  readonly source?: {
    readonly noun: NounToken;
    readonly waiting: Waiting;
    readonly compound: NounPhrase | undefined;
  };
}

/** What was read before a noun and waits for it. */
export interface Waiting {
  /** `red`, `old`. */
  readonly modifiers: readonly string[];
  /** `two`. */
  readonly number: string | undefined;
  /** What goes behind the noun: `standing by the sea`. */
  readonly relative: string | undefined;
}

/** Puts a noun together with what waits for it. `compound` is a noun written right before it. */
export function nounPhrase(noun: NounToken, waiting: Waiting, compound?: NounPhrase): NounPhrase {
  const [article, rest] = splitArticle(noun.plural ? pluralOf(noun.english) : noun.english);
  const lead = compound === undefined ? undefined : withoutRelative(compound);
  const first = lead === undefined ? '' : compoundPart(splitArticle(lead.text)[1], rest);
  const described = [...new Set(waiting.modifiers)].join(' ');
  const core = `${described === '' ? '' : `${described} `}${first}${rest}`;
  const counted = withNumber(article, core, waiting.number);
  const relative = waiting.relative ?? lead?.relative;
  const text = relative === undefined ? counted : `${counted} ${relative}`;
  const { role, preposition, topic } = noun;
  return { text, role, preposition, topic, source: { noun, waiting, compound } };
}

/** `a house with snow on it` before `roof`: the roof of a house, with snow on it. */
function withoutRelative({ text, source }: NounPhrase): {
  readonly text: string;
  readonly relative: string | undefined;
} {
  if (source === undefined) return { text, relative: undefined };
  const { noun, waiting, compound } = source;
  return {
    text: nounPhrase(noun, { ...waiting, relative: undefined }, compound).text,
    relative: waiting.relative,
  };
}

/** `forest` before `path`, and of it nothing before `forest path`. */
function compoundPart(first: string, rest: string): string {
  const before = first.slice(0, first.lastIndexOf(' ') + 1);
  const last = first.slice(before.length);
  return rest === last || rest.startsWith(`${last} `) ? before : `${first} `;
}

function withNumber(article: string, core: string, number: string | undefined): string {
  if (number === undefined) return withArticle(article, core);
  if (number === 'one') return withArticle('a', core);
  return `${number} ${article === '' ? core : pluralOf(withArticle('a', core))}`;
}

/** `아이 두 명이`: the number comes after its noun. */
export function countedPhrase(phrase: NounPhrase, number: string, role: NounRole): NounPhrase {
  if (phrase.source === undefined) return { ...phrase, role };
  const { noun, waiting, compound } = phrase.source;
  return nounPhrase({ ...noun, role }, { ...waiting, number }, compound);
}

/** Joins a noun to the one before it, as the particle of that one says. */
export function joinPhrases(before: NounPhrase, phrase: NounPhrase): NounPhrase {
  switch (before.role) {
    case 'of':
      return { ...phrase, text: ownedText(before, phrase) };
    case 'and':
      return { ...phrase, text: `${before.text} and ${phrase.text}` };
    case 'like':
      return { ...phrase, text: `${phrase.text} like ${before.text}` };
    default:
      return { ...phrase, text: `${phrase.text}, ${before.text}` };
  }
}

/** What belongs to a place is there; what belongs to anything else is its own. */
function ownedText(before: NounPhrase, phrase: NounPhrase): string {
  const isThere = ['nature', 'city', 'room'].includes(before.topic) && phrase.topic !== 'mathematics';
  if (isThere) return `${phrase.text} ${placePhrase({ ...before, role: 'place' })}`;
  const isPlain = before.topic === 'person' && before.text.split(' ').length <= 3;
  return isPlain
    ? `${before.text}'s ${splitArticle(phrase.text)[1]}`
    : `${definite(phrase.text)} of ${before.text}`;
}

/** `the top of a mountain` where it can be only one; what is many or has no article stays as it is. */
function definite(text: string): string {
  const [article, rest] = splitArticle(text);
  return article === '' || isPlural(text) ? text : `the ${rest}`;
}

/** `으로` behind a thing says by what, behind a place where to. */
function isTool(topic: Topic): boolean {
  return ['thing', 'food', 'body', 'mathematics'].includes(topic);
}

/** The noun as a place: `on a beach`. */
export function placePhrase({ text, role, preposition, topic }: NounPhrase): string {
  if (preposition === '') return text;
  if (role === 'toward') return `${isTool(topic) ? 'with' : 'toward'} ${text}`;
  if (role === 'from') return `from ${text}`;
  if (role === 'and') return `with ${text}`;
  if (role === 'like') return `like ${text}`;
  return `${preposition} ${text}`;
}
