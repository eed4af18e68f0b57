import type { JsonObject } from '../../json.js';
import { kebabCase } from '../parameters/read-parameters.js';

/** A number with its unit: `2`, `-1.5 m`, `40deg`, `30도`. */
const value = '([+\\-−]?(?:\\d+\\.?\\d*|\\.\\d+)\\s?(?:[a-zA-Z°πµ/²^0-9도초미터센분라디안]+)?)';

/**
 * Values that stand beside the names of parameters in free text: `length 2m`, `length=2m`, `angle of 40deg`. A word after a number that
 * is no unit is left out.
 */
export function namedValues(text: string, keys: readonly string[]): JsonObject {
  const found: Record<string, string> = {};
  for (const key of keys) {
    const name = kebabCase(key).replaceAll('-', '[- ]?');
    const quoted = new RegExp(`(?<![\\p{L}\\d])${name}\\s*=\\s*"([^"]*)"`, 'iu').exec(text)?.[1];
    const plain = new RegExp(`(?<![\\p{L}\\d])${name}\\s*=\\s*([^\\s,;"]+)`, 'iu').exec(text)?.[1];
    const spoken = new RegExp(
      `(?<![\\p{L}\\d])${name}(?:\\s+of|\\s+is|:)?\\s+${value}(?![\\p{L}\\d])`,
      'iu',
    ).exec(text)?.[1];
    const shown = quoted ?? plain ?? spoken?.trim();
    if (shown !== undefined) found[key] = shown;
  }
  return found;
}
