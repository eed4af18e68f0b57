import { AivideoError } from '../errors.js';
import type { Key } from '../timeline/composite-segment.js';
import type { FilmSource } from '../timeline/film-source.js';
import type { HybridSpec } from './hybrid-spec.js';

/** From a colour that is meant to be exactly one, and from lines that are soft at their edges. */
const usual = {
  chroma: { tolerance: 0.12, softness: 0.06 },
  color: { tolerance: 0.06, softness: 0.18 },
  luma: { tolerance: 0.08, softness: 0.12 },
} as const;

type KeyWishes = Pick<HybridSpec, 'key' | 'keyColor' | 'keyTolerance' | 'keySoftness'>;

/**
 * How a simulation's background is seen through: as asked, else by the transparency of its file, else by the colour of its
 * corners. Errors: `input-invalid` where a file is to be transparent and is not.
 */
export function chooseKey(
  wishes: KeyWishes,
  source: Pick<FilmSource, 'path' | 'transparency'>,
  cornerColor: string,
): Key {
  const { key = 'auto', keyColor } = wishes;
  if (key === 'alpha' && source.transparency === undefined)
    throw new AivideoError('input-invalid', `\`${source.path}\` holds no transparency for \`--key alpha\``, {
      details: { path: source.path },
    });
  const isTransparent = source.transparency !== undefined && keyColor === undefined;
  if (key === 'alpha' || (key === 'auto' && isTransparent)) return { kind: 'alpha' };
  const color = keyColor ?? cornerColor;
  const kind = key === 'auto' ? (isScreen(color) ? 'chroma' : 'color') : key;
  const tolerance = wishes.keyTolerance ?? usual[kind].tolerance;
  const softness = wishes.keySoftness ?? usual[kind].softness;
  if (kind === 'luma') return { kind, level: lumaOf(color), tolerance, softness };
  return { kind, color, tolerance, softness };
}

/** Words for a key, for messages: ``the colour `#00ff00` ``. */
export function keyText(key: Key): string {
  switch (key.kind) {
    case 'alpha':
      return 'the transparency of the file';
    case 'chroma':
    case 'color':
      return `the key colour \`${key.color}\``;
    case 'luma':
      return `the brightness ${key.level.toFixed(2)}`;
    default:
      return key satisfies never;
  }
}

/** Strong green or blue, as screens have it. */
function isScreen(color: string): boolean {
  const [red, green, blue] = partsOf(color);
  const strongest = Math.max(green, blue);
  return strongest > 0.35 && strongest > 1.6 * Math.max(red, Math.min(green, blue));
}

/** By ITU-R BT.709-6. */
function lumaOf(color: string): number {
  const [red, green, blue] = partsOf(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function partsOf(color: string): readonly [number, number, number] {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}
