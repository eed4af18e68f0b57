import type { CliContext } from '../context.js';

/** Prints a result on standard output and returns 0: in one line, and marked as the result, with `--json-stream`. */
export function printJson({ platform, globals }: CliContext, value: object): number {
  const text = globals.jsonStream
    ? JSON.stringify({ type: 'result', ...value })
    : JSON.stringify(value, undefined, 2);
  platform.stdout.write(`${text}\n`);
  return 0;
}
