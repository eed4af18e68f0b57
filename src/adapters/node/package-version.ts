import { readFileSync } from 'node:fs';

/** From a bundle in `dist/`, and from `src/adapters/node/`. */
const places = ['../package.json', '../../../package.json'];

/**
 * The version of aivideo. It stands once, in package.json; a regular expression reads it faster than a JSON parser.
 */
export function readVersion(): string {
  for (const place of places) {
    const text = readIfThere(new URL(place, import.meta.url));
    const version = /"name": "aivideo"[\s\S]*?"version": "([^"]+)"/.exec(text)?.[1];
    if (version !== undefined) return version;
  }
  throw new Error('package.json of aivideo is missing');
}

function readIfThere(url: URL): string {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return '';
  }
}
