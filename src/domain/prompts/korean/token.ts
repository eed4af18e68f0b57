import type { Topic } from './lexicon/entry.js';
import type { NounRole } from './particles.js';
import type { VerbEnding } from './verb-forms.js';

/** A noun of a Korean sentence in English, with what it does there. */
export interface NounToken {
  readonly kind: 'noun';
  /** With article: `a lighthouse`. Of a time its name. */
  readonly english: string;
  readonly topic: Topic;
  readonly preposition: string;
  readonly plural: boolean;
  readonly role: NounRole;
}

/** A verb, or with `adjective` a verb of description. */
export interface VerbToken {
  readonly kind: 'verb' | 'adjective';
  readonly english: string;
  readonly ending: VerbEnding;
}

/** One word of a Korean sentence as the English one is made of it. */
export type KoreanToken =
  | NounToken
  | VerbToken
  | { readonly kind: 'modifier' | 'adverb' | 'number'; readonly english: string }
  /** What is counted in, with the particle that belongs to the noun before it. */
  | { readonly kind: 'counter'; readonly role: NounRole }
  | { readonly kind: 'relation'; readonly english: string; readonly role: NounRole }
  /** `있`: there is, or the form before it goes on. */
  | { readonly kind: 'exists'; readonly ending: VerbEnding }
  /** `없`, `않`: what is before it is not there. */
  | { readonly kind: 'absent'; readonly ending: VerbEnding }
  /** Known, and not to be seen. A verb ends its clause all the same. */
  | { readonly kind: 'skipped'; readonly role?: NounRole; readonly ending?: VerbEnding }
  | { readonly kind: 'break' }
  /** With `ends` a verb by its looks: it ends its clause. */
  | { readonly kind: 'unknown'; readonly text: string; readonly ends: boolean };
