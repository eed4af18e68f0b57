import type { JsonObject } from '../json.js';

/** The checks in the order in which they are listed. */
export type CheckName = 'node' | 'ffmpeg' | 'fonts' | 'token' | 'output' | 'disk' | 'configuration';

/** The outcome of one check. */
export interface EnvironmentCheck {
  readonly name: CheckName;
  /** `warning`: something will not work, or could not be told. `broken`: nothing much works before it is mended. */
  readonly state: 'ok' | 'warning' | 'broken';
  /** What was found, in a few words. */
  readonly summary: string;
  /** How to mend it, one sentence; present unless the state is `ok`. */
  readonly mend?: string;
  /** Facts for machines. */
  readonly details?: JsonObject;
}

/** All checks. `ok` is true when nothing is broken. */
export interface EnvironmentReport {
  readonly ok: boolean;
  readonly checks: readonly EnvironmentCheck[];
}
