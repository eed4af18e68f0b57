import type { Adjustment } from '../adjustment.js';
import type { GivenShot, SceneLine, SceneSetting, ScriptWishes } from './script.js';

/** A way in which scripts are written. */
export interface ScriptFormat {
  /** As `--format` takes it: `markdown`. */
  readonly name: string;
  /** For people: `Markdown`. */
  readonly title: string;
  /** Endings of its files, lower case, without a dot. */
  readonly extensions: readonly string[];
  /** Whether the beginning of a text is surely of this format. */
  looksLike(head: string): boolean;
  /** Errors: `script-invalid` and `captions-invalid` with the line. Time: linear in the length of `text`. */
  parse(text: string): DraftScript;
}

/** What a format reads; scenes are not yet cut to a sensible length and have no numbers. */
export interface DraftScript {
  readonly title?: string;
  readonly wishes: ScriptWishes;
  readonly scenes: readonly DraftScene[];
  readonly adjustments: readonly Adjustment[];
}

/** A scene as its writer has set it apart. */
export interface DraftScene {
  /** Whether its borders are the writer's (a heading, a rule, an entry of a list), or only the ends of the text. */
  readonly fixed: boolean;
  readonly heading?: string;
  readonly setting?: SceneSetting;
  readonly lines: readonly DraftLine[];
  readonly given?: GivenShot;
  readonly simulation?: string;
  /** Line of its heading or mark in the file, from 1. */
  readonly fromLine: number;
}

/** A line, and where it stands. */
export interface DraftLine {
  readonly line: SceneLine;
  /** Lines of the file, from 1. */
  readonly fromLine: number;
  readonly toLine: number;
  /** Whether an empty line stands before it. */
  readonly opensParagraph: boolean;
}
