import type { Adjustment } from '../adjustment.js';
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
