import { distance } from 'fastest-levenshtein';

/**
 * The one of `keys` that was most likely meant by `name`, if any is near: case, `_` and `-` do not count, a third of
 * the letters may differ, and a part may stand for the whole.
 */
export function nearestKey(name: string, keys: readonly string[]): string | undefined {
  const wanted = plain(name);
  const ranked = keys
    .map((key) => ({ key, far: farness(wanted, plain(key)) }))
    .sort((one, other) => one.far - other.far);
  const best = ranked[0];
  return best !== undefined && best.far <= Math.max(1, wanted.length / 3) ? best.key : undefined;
}

function farness(wanted: string, key: string): number {
  const isPart = wanted.length >= 4 && (key.includes(wanted) || wanted.includes(key));
  return isPart ? 1 : distance(wanted, key);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
