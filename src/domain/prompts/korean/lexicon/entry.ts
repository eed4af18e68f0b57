/** What a word is about; the kind of picture is chosen by it. */
export type Topic =
  | 'nature'
  | 'weather'
  | 'city'
  | 'room'
  | 'person'
  | 'body'
  | 'animal'
  | 'food'
  | 'vehicle'
  | 'thing'
  | 'mathematics'
  | 'time';

/** A noun that can be seen. */
export interface NounEntry {
  readonly kind: 'noun';
  /** Korean, as it is looked up; words apart where it has several. */
  readonly korean: string;
  /** With its article: `a lighthouse`, `the sea`, `rain`, `waves`. Of a time its name: `night`. */
  readonly english: string;
  readonly topic: Topic;
  /** The word before it where something is there: `on` a beach. Of a time: `at` night. */
  readonly preposition: string;
}

/** Something that is done and can be seen; `english` is the base form with what comes before its object. */
export interface VerbEntry {
  readonly kind: 'verb';
  /** Stem, or stems divided by `/`; words before it where the whole has a meaning of its own. */
  readonly korean: string;
  readonly english: string;
}

/** A verb of description, `파랗`: an adjective in English. */
export interface AdjectiveEntry {
  readonly kind: 'adjective';
  readonly korean: string;
  readonly english: string;
}

/** A word that never changes: `천천히`, `새`. */
export interface PlainEntry {
  readonly kind: 'adverb' | 'modifier' | 'number' | 'counter' | 'relation' | 'skipped';
  readonly korean: string;
  readonly english: string;
}

export type LexiconEntry = NounEntry | VerbEntry | AdjectiveEntry | PlainEntry;

const defaultPrepositions: Readonly<Partial<Record<Topic, string>>> = {
  nature: 'in',
  mathematics: 'on',
  thing: 'on',
  body: 'in',
  food: 'on',
  animal: 'with',
  person: 'to',
};

/** Reads lines of `한국어,다른말=english|preposition`. */
export function nouns(topic: Topic, text: string): readonly NounEntry[] {
  return lines(text).flatMap(([korean, english]) => {
    const [name = '', preposition = defaultPrepositions[topic] ?? 'in'] = english.split('|');
    return korean.map((word) => ({ kind: 'noun' as const, korean: word, english: name, topic, preposition }));
  });
}

/** Reads lines of `줄기,줄기=english`. */
export function words<Kind extends Exclude<LexiconEntry['kind'], 'noun'>>(
  kind: Kind,
  text: string,
): readonly { readonly kind: Kind; readonly korean: string; readonly english: string }[] {
  return lines(text).flatMap(([korean, english]) => korean.map((word) => ({ kind, korean: word, english })));
}

function lines(text: string): readonly (readonly [korean: readonly string[], english: string])[] {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at).split(','), line.slice(at + 1)] as const;
    });
}
