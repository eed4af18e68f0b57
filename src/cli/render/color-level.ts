import type { ColorSupportLevel } from 'chalk';
import type { OutputStream } from '../../ports/platform.js';

/**
 * Whether a stream gets colour: not with `--no-color`, not with `NO_COLOR` set to anything
 * (https://no-color.org), not in a pipe unless `FORCE_COLOR` says so, not on a dumb terminal.
 */
export function colorLevel(
  stream: Pick<OutputStream, 'isTTY'>,
  env: Readonly<Record<string, string | undefined>>,
  wanted: boolean,
): ColorSupportLevel {
  if (!wanted || (env.NO_COLOR ?? '') !== '') return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  return stream.isTTY === true && env.TERM !== 'dumb' ? 1 : 0;
}
