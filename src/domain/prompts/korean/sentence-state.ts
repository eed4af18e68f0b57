import type { Clause } from './clause.js';
import { buildClause } from './clause.js';
import type { Topic } from './lexicon/entry.js';
import { countedPhrase, joinPhrases, type NounPhrase, nounPhrase } from './noun-phrase.js';
import type { KoreanToken, NounToken, VerbToken } from './token.js';

/** A sentence half read: what waits for its noun, what waits for its verb, and what is done. */
export interface SentenceState {
  readonly defaultSubject: string | undefined;
  modifiers: string[];
  number: string | undefined;
  /** What goes behind the next noun. */
  relative: string | undefined;
  phrases: NounPhrase[];
  adverbs: string[];
  /** Whether something stands between the last noun and the next word. */
  isDivided: boolean;
  readonly clauses: Clause[];
  readonly times: string[];
  readonly topics: Topic[];
  readonly untranslated: string[];
}

export function newSentence(defaultSubject: string | undefined): SentenceState {
  return {
    defaultSubject,
    modifiers: [],
    number: undefined,
    relative: undefined,
    phrases: [],
    adverbs: [],
    isDivided: true,
    clauses: [],
    times: [],
    topics: [],
    untranslated: [],
  };
}

/** Forgets what waits for a noun. */
export function clearWaiting(state: SentenceState): void {
  state.modifiers = [];
  state.number = undefined;
  state.relative = undefined;
}

/** Takes a noun with what waits for it, joined to the one before it where the particle of that one says so. */
export function takeNoun(state: SentenceState, noun: NounToken, next: KoreanToken | undefined): void {
  state.topics.push(noun.topic);
  if (noun.topic === 'time') {
    takeTime(state, noun, next);
    return;
  }
  const { modifiers, number, relative } = state;
  const before = state.phrases.at(-1);
  const isPlain = modifiers.length === 0 && number === undefined && relative === undefined;
  const isCompound = isPlain && !state.isDivided && before !== undefined && canLead(before);
  const joins = before !== undefined && ['of', 'and', 'like', 'being'].includes(before.role);
  if (isCompound || joins) state.phrases.pop();
  const phrase = nounPhrase(noun, { modifiers, number, relative }, isCompound ? before : undefined);
  state.phrases.push(joins ? joinPhrases(before, phrase) : phrase);
  clearWaiting(state);
  state.isDivided = false;
}

/** Whether a noun without a particle can be the first part of the next one: `교실 칠판`. */
function canLead({ role, topic, preposition }: NounPhrase): boolean {
  return role === 'bare' && topic !== 'person' && preposition !== '';
}

function takeTime(
  state: SentenceState,
  { english, preposition, role }: NounToken,
  next: KoreanToken | undefined,
): void {
  const isBeforeNoun = next?.kind === 'noun' && next.topic !== 'time';
  if (role === 'of' || (role === 'bare' && isBeforeNoun)) state.modifiers.push(english);
  state.times.push(`${preposition} ${english}`);
}

/** `아이 두 명이`. */
export function takeCounter(state: SentenceState, role: NounToken['role']): void {
  const before = state.phrases.at(-1);
  if (role === 'of' || before === undefined || state.number === undefined) return;
  state.phrases[state.phrases.length - 1] = countedPhrase(before, state.number, role);
  state.number = undefined;
}

/** `바다 옆에` is a place, `바다 옆의` belongs to the next noun, and `바다에 대해` is the sea alone. */
export function takeRelation(state: SentenceState, english: string, role: NounToken['role']): void {
  const before = state.phrases.pop();
  if (before === undefined) return;
  if (english === '') {
    state.phrases.push({ ...before, role: 'bare' });
    return;
  }
  const passes = role === 'toward' || role === 'object';
  const moving: Readonly<Record<string, string>> = { on: 'over', inside: 'into' };
  const link = passes ? (moving[english] ?? english) : english;
  const text = `${link} ${before.text}`;
  if (role === 'of') state.relative = state.relative === undefined ? text : `${state.relative} ${text}`;
  else state.phrases.push({ ...before, text, role: 'place', preposition: '' });
}

/** A noun that can not be seen leaves its particle to what was said of it: of the sea's sound, the sea. */
export function takeSkipped(state: SentenceState, role: NounToken['role']): void {
  const before = state.phrases.at(-1);
  const passesOn = before !== undefined && ['of', 'and', 'bare'].includes(before.role) && role !== 'bare';
  if (passesOn)
    state.phrases[state.phrases.length - 1] = { ...before, role: role === 'place' ? 'bare' : role };
  clearWaiting(state);
}

/** The nouns that belong to a verb before its noun: what it is done to, and who does it right before it. */
export function takeOwn(state: SentenceState): NounPhrase[] {
  const own: NounPhrase[] = [];
  for (let last = state.phrases.at(-1); last !== undefined; last = state.phrases.at(-1)) {
    const isNear = last.role === 'bare' && own.length === 0 && !state.isDivided;
    const isOther =
      last.role === 'topic' ||
      last.role === 'and' ||
      (last.role === 'bare' && !isNear) ||
      (last.role === 'subject' && own.length > 0);
    if (isOther) break;
    const moves = ['weather', 'nature', 'animal', 'person'].includes(last.topic);
    own.unshift(isNear ? { ...last, role: moves ? 'subject' : 'object' } : last);
    state.phrases.pop();
  }
  return own;
}

/** Makes a clause of what has been read, and starts the next one. */
export function endClause(state: SentenceState, verb: string | undefined): void {
  const { phrases, adverbs, defaultSubject, clauses } = state;
  const clause = buildClause({ phrases, verb, adverbs, carried: clauses.at(-1)?.subject, defaultSubject });
  if (clause !== undefined) clauses.push(clause);
  state.phrases = [];
  state.adverbs = [];
  clearWaiting(state);
  state.isDivided = true;
}

/** `a sky` and `blue`: `a blue sky`. */
export function describedAs(phrase: NounPhrase, { english }: Pick<VerbToken, 'english'>): NounPhrase {
  const { text, topic, preposition, role } = phrase;
  const noun: NounToken = { kind: 'noun', english: text, plural: false, topic, preposition, role };
  return nounPhrase(noun, { modifiers: [english], number: undefined, relative: undefined });
}
