import type { ScriptLanguage } from '../scripts/script.js';

/** Words that one voice says in one go. */
export interface SpokenText {
  /** Names it within its film: `2-1`. */
  readonly id: string;
  readonly text: string;
  readonly language: ScriptLanguage;
  /** As the speech model or program names it. Absent: its own for the language. */
  readonly voice?: string;
}

/** Words that have been spoken. */
export interface SpokenFile {
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** Measured. */
  readonly durationSeconds: number;
}
