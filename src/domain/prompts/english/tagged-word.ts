/** What a word is in its sentence. */
export type WordKind =
  | 'noun'
  | 'pronoun'
  | 'verb'
  | 'auxiliary'
  | 'adjective'
  | 'adverb'
  | 'determiner'
  | 'preposition'
  | 'conjunction'
  | 'value'
  | 'other';

/** A word of an English sentence with what a tagger says of it. */
export interface TaggedWord {
  /** As it is written, without the marks around it. */
  readonly text: string;
  /** Marks and spaces behind it. */
  readonly after: string;
  /** Singular of a noun, base form of a verb; lower case. */
  readonly root: string;
  readonly kind: WordKind;
  readonly plural: boolean;
  /** A name: of whom, where that can be told by it. */
  readonly name?: 'male' | 'female' | 'any';
}

/** Splits English text into sentences of tagged words. */
export interface TagEnglish {
  (text: string): readonly (readonly TaggedWord[])[];
  /** Told of all texts that will be asked for, so that they can be tagged in one go, which is quicker. */
  prepare?(texts: readonly string[]): void;
}
