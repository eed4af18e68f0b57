import { readFileSync } from 'node:fs';

/**
 * The version of aivideo. It stands once, in package.json, three folders above both `src/adapters/node` and
 * `dist/adapters/node`; a regular expression reads it faster than a JSON parser.
 */
export function readVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const version = /"version": "([^"]+)"/.exec(text)?.[1];
  if (version === undefined) throw new Error('package.json names no version');
  return version;
}
