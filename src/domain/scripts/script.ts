import type { Adjustment } from '../adjustment.js';

/** Language of the words that are spoken and shown: ISO 639-1; `und` when it can not be told. */
export type ScriptLanguage = 'ko' | 'en' | 'und';

/** A script as it was written, whatever its format: the same for every parser. */
export interface Script {
  /** Name of the format it was read as: `fountain`, `srt`, `korean`, ... */
  readonly format: string;
  readonly title?: string;
  readonly language: ScriptLanguage;
  /** From its head (front matter, title page, keys of a scene list); what the command line says goes before. */
  readonly wishes: ScriptWishes;
  /** In order, one at least. Every spoken word of the script is in exactly one of them. */
  readonly scenes: readonly Scene[];
  /** What was read otherwise than it is written: timings that were mended, scenes that were joined or divided. */
  readonly adjustments: readonly Adjustment[];
}

/** What a script asks of its film. */
export interface ScriptWishes {
  /** Words that go into every prompt: `watercolour, soft light`. */
  readonly style?: string;
  /** `16:9`. */
  readonly aspect?: string;
  /** Who narrates, as speech models and programs name voices. */
  readonly voice?: string;
  readonly model?: string;
  readonly language?: string;
  /** A file, from the script's own folder on. */
  readonly music?: string;
}

/** One unit of a script: a place, a thought, a page. */
export interface Scene {
  /** 1, 2, 3, ... in the script. */
  readonly number: number;
  /** As it is written, without marks: `INT. KITCHEN - NIGHT`, `도입`. */
  readonly heading?: string;
  /** Taken from a heading that names them. */
  readonly setting?: SceneSetting;
  /** Everything in it, in order. */
  readonly lines: readonly SceneLine[];
  /** Where the script has timings: seconds from the film's start, `from` < `to`. */
  readonly time?: { readonly from: number; readonly to: number };
  /** Lines of the file, from 1. */
  readonly source: { readonly fromLine: number; readonly toLine: number };
  /** What scene lists say outright. */
  readonly given?: GivenShot;
  /** `[simulation: ...]`: this scene is simulated instead of generated. */
  readonly simulation?: string;
}

export interface SceneSetting {
  readonly place?: string;
  /** `NIGHT`, `밤`. */
  readonly timeOfDay?: string;
  readonly interior?: boolean;
}

/** What a scene list may fix for a scene. */
export interface GivenShot {
  readonly prompt?: string;
  readonly negativePrompt?: string;
  /** Seconds of the scene. */
  readonly seconds?: number;
  readonly model?: string;
  readonly seed?: number;
}

/** `speech`: said by somebody who is seen or named; `narration`: said by nobody in the picture. Both are heard. */
export type SceneLine =
  | {
      readonly kind: 'speech' | 'narration';
      /** Line of the file, from 1. */
      readonly at?: number;
      readonly text: string;
      /** Name as it is written. */
      readonly speaker?: string;
      /** Manner: `whispering`, `조용히`. */
      readonly manner?: string;
      /** Seconds from the film's start, where the script has timings. */
      readonly time?: { readonly from: number; readonly to: number };
    }
  /** `action`: what happens and is seen; `visual`: what the picture must show (`[화면: ...]`); `caption`: text to be read on the screen. */
  | { readonly kind: 'action' | 'visual' | 'caption'; readonly text: string; readonly at?: number }
  /** `BGM`, `효과음`. */
  | { readonly kind: 'music' | 'effect'; readonly text: string; readonly at?: number };

/** The words of a scene that are heard, in order. */
export function spokenLines(scene: Scene): readonly Extract<SceneLine, { kind: 'speech' | 'narration' }>[] {
  return scene.lines.flatMap((line) => (line.kind === 'speech' || line.kind === 'narration' ? [line] : []));
}
