import { relativeClause } from './clause.js';
import type { Topic } from './lexicon/entry.js';
import type { NounPhrase } from './noun-phrase.js';
import { isSubject } from './particles.js';
import {
  clearWaiting,
  describedAs,
  endClause,
  newSentence,
  type SentenceState,
  takeCounter,
  takeNoun,
  takeOwn,
  takeRelation,
  takeSkipped,
} from './sentence-state.js';
import type { KoreanToken, VerbToken } from './token.js';

/** A Korean sentence in English. */
export interface ComposedSentence {
  /** `a girl walks along a beach, holding a lantern`; '' when nothing in it can be seen. */
  readonly text: string;
  /** Whether somebody or something does something in it. */
  readonly acts: boolean;
  /** `at night`. */
  readonly times: readonly string[];
  readonly topics: readonly Topic[];
  readonly untranslated: readonly string[];
}

export interface ComposeOptions {
  /** Who does what nobody is said to do. Absent: things alone are named. */
  readonly defaultSubject?: string | undefined;
}

/** Puts the words of a sentence into the order of English: who does what to what, where, and when. */
export function composeEnglish(
  tokens: readonly KoreanToken[],
  { defaultSubject }: ComposeOptions = {},
): ComposedSentence {
  const state = newSentence(defaultSubject);
  const merged = mergeAuxiliaries(tokens);
  for (const [index, token] of merged.entries()) take(state, token, merged.slice(index + 1));
  return finish(state);
}

/** `서 있는` is one verb; `걷지 않는` is none. */
function mergeAuxiliaries(tokens: readonly KoreanToken[]): readonly KoreanToken[] {
  const merged: KoreanToken[] = [];
  for (const token of tokens) {
    const before = merged.at(-1);
    const isVerb = before?.kind === 'verb' || before?.kind === 'adjective';
    const joined = isVerb && before.ending === 'connective' ? withAuxiliary(before, token) : undefined;
    if (joined === undefined) merged.push(token);
    else merged[merged.length - 1] = joined;
  }
  return merged;
}

function withAuxiliary(verb: VerbToken, token: KoreanToken): KoreanToken | undefined {
  if (token.kind === 'exists') return { ...verb, ending: token.ending };
  if (token.kind === 'absent') return { kind: 'skipped', ending: token.ending };
  return token.kind === 'skipped' && token.ending !== undefined
    ? { ...verb, ending: token.ending }
    : undefined;
}

function take(state: SentenceState, token: KoreanToken, rest: readonly KoreanToken[]): void {
  switch (token.kind) {
    case 'noun':
      takeNoun(state, token, rest[0]);
      break;
    case 'verb':
      takeVerb(state, { verb: token.english, ending: token.ending, rest });
      break;
    case 'exists':
      takeVerb(state, { verb: 'be', ending: token.ending, rest });
      break;
    case 'adjective':
      takeAdjective(state, token);
      break;
    case 'counter':
      takeCounter(state, token.role);
      break;
    case 'relation':
      takeRelation(state, token.english, token.role);
      break;
    case 'skipped':
      if (token.ending === undefined) takeSkipped(state, token.role ?? 'bare');
      else takeVerb(state, { verb: undefined, ending: token.ending, rest });
      break;
    default:
      takeSmall(state, token);
  }
}

type SmallToken = Extract<
  KoreanToken,
  { readonly kind: 'modifier' | 'adverb' | 'number' | 'absent' | 'unknown' | 'break' }
>;

function takeSmall(state: SentenceState, token: SmallToken): void {
  switch (token.kind) {
    case 'modifier':
      state.modifiers.push(token.english);
      break;
    case 'adverb':
      state.adverbs.push(token.english);
      if (token.english === 'together') joinCompanion(state);
      break;
    case 'number':
      state.number = token.english;
      break;
    case 'absent':
      state.phrases.pop();
      if (token.ending !== 'modifier') endClause(state, undefined);
      break;
    case 'unknown':
      state.untranslated.push(token.text);
      clearWaiting(state);
      state.isDivided = true;
      if (token.ends) endClause(state, undefined);
      break;
    case 'break':
      state.isDivided = true;
      break;
    default:
      token satisfies never;
  }
}

/** `손을 잡고 걷는 연인`: with nobody named yet, two verbs in a row both speak of the noun that comes. */
function leadsToNoun({ phrases }: SentenceState, rest: readonly KoreanToken[]): boolean {
  if (phrases.some(({ role }) => isSubject(role))) return false;
  const next = rest.findIndex(({ kind }) => kind === 'verb' || kind === 'adjective' || kind === 'exists');
  const verb = rest[next];
  const hasSubject = rest
    .slice(0, Math.max(0, next))
    .some((token) => token.kind === 'noun' && isSubject(token.role));
  return verb !== undefined && 'ending' in verb && verb.ending === 'modifier' && !hasSubject;
}

/** `고양이와 함께`: with a cat. */
function joinCompanion(state: SentenceState): void {
  const before = state.phrases.at(-1);
  if (before?.role === 'and')
    state.phrases[state.phrases.length - 1] = { ...before, role: 'place', preposition: 'with' };
}

function takeVerb(
  state: SentenceState,
  {
    verb,
    ending,
    rest,
  }: {
    readonly verb: string | undefined;
    readonly ending: VerbToken['ending'];
    readonly rest: readonly KoreanToken[];
  },
): void {
  if (ending === 'nominal' || ending === 'adverbial') return;
  const isBefore = ending === 'modifier' || (ending === 'connective' && leadsToNoun(state, rest));
  if (!isBefore) {
    endClause(state, verb);
    return;
  }
  if (verb === undefined) return;
  const text = relativeClause(takeOwn(state), verb, state.adverbs);
  const both = [state.relative, text].filter((part) => part !== undefined && part !== '');
  state.relative = both.length === 0 ? undefined : both.join(' and ');
  state.adverbs = [];
}

function takeAdjective(state: SentenceState, token: VerbToken): void {
  const { english, ending } = token;
  const before = state.phrases.at(-1);
  if (ending === 'adverbial') state.adverbs.push(adverbOf(english));
  else if (ending === 'modifier' && before?.role === 'toward' && english === 'crowded') {
    state.phrases.pop();
    state.relative = `crowded with ${before.text}`;
  } else if (ending === 'modifier' && before?.role === 'subject' && isAttribute(before, english)) {
    state.phrases.pop();
    state.relative =
      english === 'full' ? `full of ${before.text}` : `with ${describedAs(before, token).text}`;
  } else if (ending === 'modifier') state.modifiers.push(english);
  else {
    if (before !== undefined) state.phrases[state.phrases.length - 1] = describedAs(before, token);
    endClause(state, undefined);
  }
}

/** `눈이 큰 소녀`: what one has, and not who does what comes later. */
function isAttribute({ topic }: NounPhrase, english: string): boolean {
  return topic === 'body' || english === 'full' || english === 'crowded';
}

function adverbOf(adjective: string): string {
  if (/\s/.test(adjective)) return adjective;
  return /y$/.test(adjective) ? `${adjective.slice(0, -1)}ily` : `${adjective}ly`;
}

function finish(state: SentenceState): ComposedSentence {
  const loose = state.relative ?? state.modifiers.join(', ');
  if (loose !== '') state.phrases.push({ text: loose, role: 'bare', preposition: '', topic: 'thing' });
  endClause(state, undefined);
  const { clauses, times, topics, untranslated } = state;
  const text = clauses.map((clause) => clause.text).join(', ');
  return {
    text,
    acts: clauses.some(({ acts }) => acts),
    times: [...new Set(times)],
    topics,
    untranslated,
  };
}
