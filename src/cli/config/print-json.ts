import type { CliContext } from '../context.js';

/** Prints the one JSON object of `--json`, or the result line of `--json-stream`. */
export function printJson(
  { platform, globals }: Pick<CliContext, 'platform' | 'globals'>,
  value: object,
): void {
  const result = { ...(globals.jsonStream ? { type: 'result' } : {}), v: 1, ...value };
  platform.stdout.write(`${JSON.stringify(result, undefined, globals.jsonStream ? undefined : 2)}\n`);
}

/** Whether the result is for a program. */
export function wantsJson({ globals }: Pick<CliContext, 'globals'>): boolean {
  return globals.json || globals.jsonStream;
}
