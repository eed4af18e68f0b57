import type { Finding } from '../../domain/check/finding.js';
import type { AivideoError } from '../../domain/errors.js';
import type { CheckedClip } from '../../workflows/check-clip.js';

/** What has come of one name on the command line. */
export type ClipVerdict =
  | {
      /** Absolute. */
      readonly path: string;
      readonly clip: CheckedClip;
      /** Those of its findings that make the check fail. */
      readonly failing: readonly Finding[];
    }
  | { readonly path: string; readonly error: AivideoError };
