import type { CliContext } from '../context.js';

/**
 * Whether standard error is a terminal on which lines may be drawn over. One that says it is 0 columns wide (a pseudo-terminal
 * that nobody has given a size) is not: ora would clear lines without end.
 */
export function isLiveTerminal({ platform, globals }: Pick<CliContext, 'platform' | 'globals'>): boolean {
  const { stderr, env } = platform;
  return stderr.isTTY === true && stderr.columns !== 0 && globals.progress && env.CI === undefined;
}
