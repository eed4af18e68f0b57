import { isPlural, participleOf, presentOf } from '../english/inflect.js';
import { type NounPhrase, placePhrase } from './noun-phrase.js';
import { isSubject } from './particles.js';

/** A part of a sentence in English. */
export interface Clause {
  readonly text: string;
  /** Who does it, to go on with; absent where nobody does anything. */
  readonly subject?: string;
  /** False for a mere list of things. */
  readonly acts: boolean;
}

export interface ClauseParts {
  readonly phrases: readonly NounPhrase[];
  /** Base form; `be` says that something is there; absent where nothing is seen to be done. */
  readonly verb: string | undefined;
  readonly adverbs: readonly string[];
  /** Who did something in the clause before. */
  readonly carried: string | undefined;
  /** Who does what nobody is said to do. Absent: such a verb is left out. */
  readonly defaultSubject: string | undefined;
}

const trailing =
  /^(\S+(?: (?:up|down|back|out))?) (along|at|through|on|in|for|of|across|onto|off|into|against|toward|photographs of)$/;

/** A clause of what has been read, undefined when that was nothing. */
export function buildClause(parts: ClauseParts): Clause | undefined {
  const { phrases, verb } = parts;
  const subject =
    phrases.find(({ role }) => isSubject(role)) ?? (verb === undefined ? undefined : looseSubject(phrases));
  if (verb === undefined || verb === 'be') return listClause(phrases, subject);
  const rest = phrases.filter((phrase) => phrase !== subject).map(asPlace);
  const doer = subject?.text ?? parts.carried ?? parts.defaultSubject;
  if (doer === undefined) return listClause(rest, undefined);
  const predicate = { verb: verbFor(verb, doer), rest, adverbs: parts.adverbs };
  const isCarried = subject === undefined && parts.carried !== undefined;
  const text = isCarried
    ? predicateText({ ...predicate, form: participleOf })
    : `${doer} ${predicateText({ ...predicate, form: (base) => presentOf(base, isPlural(doer) ? 'many' : 'one') })}`;
  return { text, subject: doer, acts: true };
}

/** `숲속 작은 오두막에서`: a place without a particle is where it happens. */
function asPlace(phrase: NounPhrase): NounPhrase {
  const isPlace = ['nature', 'city', 'room'].includes(phrase.topic) && phrase.role === 'bare';
  return isPlace ? { ...phrase, role: 'place' } : phrase;
}

/** In speech the particle is often left out: `소녀 달린다`. */
function looseSubject(phrases: readonly NounPhrase[]): NounPhrase | undefined {
  const [first] = phrases;
  return first?.role === 'bare' && first.preposition !== '' ? first : undefined;
}

/** Rain comes and light enters in Korean; in English they fall and stream in. */
function verbFor(verb: string, subject: string): string {
  if (/\b(?:sunlight|moonlight|starlight|light)\b/.test(subject) && verb === 'enter') return 'stream through';
  const isWeather = /\b(?:rain|snow|drizzle|hail|raindrops|snowflakes)\b/.test(subject);
  return isWeather && /^(?:approach|pour down|rage)$/.test(verb) ? 'fall' : verb;
}

interface Predicate {
  readonly verb: string;
  readonly rest: readonly NounPhrase[];
  readonly adverbs: readonly string[];
}

function predicateText({
  verb,
  rest,
  adverbs,
  form,
}: Predicate & { readonly form: (base: string) => string }): string {
  const object = findObject(verb, rest);
  const others = rest.filter((phrase) => phrase !== object).map((phrase) => above(verb, phrase));
  const isRound =
    object === undefined && / around$/.test(verb) && others.some((place) => onPlace.test(place));
  const places = isRound ? others.map((place) => place.replace(onPlace, '')) : others;
  const [, head = verbWith(verb, object), link = ''] = trailing.exec(verb) ?? [];
  const reached =
    object === undefined
      ? [...adverbs]
      : isLinked(link)
        ? [...adverbs, link, object.text]
        : [object.text, ...adverbs];
  return [form(head), ...reached, ...places].filter((part) => part !== '').join(' ');
}

function isLinked(link: string): boolean {
  return link !== '';
}

/** Who flies is over a city and not on it. */
function above(verb: string, phrase: NounPhrase): string {
  const place = placePhrase(phrase);
  return /^(?:float|fly through|soar)$/.test(verb) && phrase.topic === 'city'
    ? place.replace(/^on /, 'over ')
    : place;
}

/** What is moved around is something on which one moves in Korean. */
const onPlace = /^(?:on|over) /;

/** Verbs that in English take as their object where one gets to. */
const reaching =
  /^(?:enter|arrive at|climb|cross|approach|land on|jump into|dive into|leap onto|crash against|fly through|stream through)$/;

function findObject(verb: string, rest: readonly NounPhrase[]): NounPhrase | undefined {
  const reached = (role: NounPhrase['role']) => role === 'toward' || role === 'place';
  return (
    rest.find(({ role }) => role === 'object') ??
    rest.find(({ role, preposition }) => reaching.test(verb) && preposition !== '' && reached(role)) ??
    rest.find(({ role }) => role === 'bare' || isSubject(role))
  );
}

const otherVerbs: readonly (readonly [verb: string, object: RegExp, instead: string])[] = [
  ['write', /\bumbrella/, 'hold'],
  ['write', /\b(?:hat|glasses|mask|crown|helmet)\b/, 'wear'],
  ['rage', /\b(?:piano|guitar|drum|violin)\b/, 'play'],
  ['rage', /\b(?:bell|ball)\b/, 'hit'],
  ['fall', /\b(?:coffee|tea)\b/, 'brew'],
  ['climb', /\b(?:train|bus|car|taxi|boat|ship|airplane|ferry|carriage)\b/, 'board'],
  ['ride', /\b(?:fire|flames)\b/, 'burn'],
];

/** Some verbs of Korean are several in English, by what they are done to. */
function verbWith(verb: string, object: NounPhrase | undefined): string {
  if (object === undefined) return verb;
  return otherVerbs.find(([one, pattern]) => one === verb && pattern.test(object.text))?.[2] ?? verb;
}

/** Things that are there, and where: `a book on a desk`. */
function listClause(phrases: readonly NounPhrase[], subject: NounPhrase | undefined): Clause | undefined {
  const things = phrases.filter((phrase) => !isPlace(phrase)).map(({ text }) => text);
  const places = phrases.filter(isPlace).map(placePhrase);
  const text = [things.join(', '), ...places].filter((part) => part !== '').join(' ');
  if (text === '') return undefined;
  return { text, acts: false, ...(subject === undefined ? {} : { subject: subject.text }) };
}

function isPlace({ role }: NounPhrase): boolean {
  return role === 'place' || role === 'toward' || role === 'from';
}

/** What a verb before its noun says of that noun: `standing by the sea`, `with the sun setting`. */
export function relativeClause(
  phrases: readonly NounPhrase[],
  verb: string,
  adverbs: readonly string[],
): string {
  const subject = phrases.find(({ role }) => role === 'subject');
  const rest = phrases.filter((phrase) => phrase !== subject);
  if (verb === 'be')
    return [subject === undefined ? '' : `with ${subject.text}`, ...rest.map(placePhrase)].join(' ').trim();
  const acting = subject === undefined ? verb : verbFor(verb, subject.text);
  const predicate = predicateText({ verb: acting, rest, adverbs, form: participleOf });
  return subject === undefined ? predicate : `with ${subject.text} ${predicate}`;
}
