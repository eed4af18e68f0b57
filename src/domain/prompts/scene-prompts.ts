import type { Adjustment } from '../adjustment.js';
import type { Cost } from '../run/price.js';
import type { Scene, ScriptLanguage } from '../scripts/script.js';
import type { PromptLimit } from './check-prompt.js';

/** What prompts are to be written for. */
export interface PromptOrder {
  readonly scenes: readonly OrderedScene[];
  readonly language: ScriptLanguage;
  readonly title?: string;
  /** Words that every prompt of the film carries. */
  readonly style?: string;
  /** How much the model reads. Absent: no limit is known. */
  readonly limit?: PromptLimit;
  /** Whether the model takes a negative prompt. */
  readonly negative: boolean;
}

/** A scene, and how many shots fill it. */
export interface OrderedScene {
  readonly scene: Scene;
  /** 1 or more. */
  readonly shots: number;
}

/** Prompts of a script, one entry for each ordered scene. */
export interface WrittenPrompts {
  readonly scenes: readonly ScenePrompts[];
  /** Described once, repeated in the same words wherever they appear. */
  readonly cast: readonly CastEntry[];
  readonly adjustments: readonly Adjustment[];
  /** Who wrote them: `rules`, or the name of the language model. Absent: the writer that was asked. */
  readonly writer?: string;
  /** Sentences to show once: a language model that did not answer, and who wrote instead. */
  readonly warnings?: readonly string[];
  /** What the questions cost. Absent: nothing was asked of anybody. */
  readonly costs?: readonly Cost[];
}

export interface ScenePrompts {
  /** Number of the scene. */
  readonly scene: number;
  /** As many as were ordered. English, within the limit. */
  readonly shots: readonly ShotPrompt[];
  /** Words of the script that could not be put into English. */
  readonly untranslated: readonly string[];
}

export interface ShotPrompt {
  readonly prompt: string;
  readonly negativePrompt?: string;
}

/** A person or a place that comes back. */
export interface CastEntry {
  /** As the script names it. */
  readonly name: string;
  readonly kind: 'character' | 'place';
  /** English, as it stands in the prompts. */
  readonly description: string;
}

/** One prompt that is to be made better. */
export interface EnhanceOrder {
  /** As it was given, clean, in any language. */
  readonly prompt: string;
  readonly style?: string;
  readonly limit?: PromptLimit;
  readonly negative: boolean;
}

/** The same picture in words that a model follows better. */
export interface EnhancedPrompt extends ShotPrompt {
  readonly untranslated: readonly string[];
  readonly adjustments: readonly Adjustment[];
  readonly writer: string;
  readonly warnings: readonly string[];
  readonly costs: readonly Cost[];
}
