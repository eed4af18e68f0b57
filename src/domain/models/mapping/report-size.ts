import type { Adjustment } from '../../adjustment.js';
import type { JsonValue } from '../../json.js';
import type { AskedSize } from './asked-size.js';
import { aspectText, shapeDistance } from './aspect.js';

/** The size that will come out, as far as it is known. */
export interface MadeSize {
  readonly width?: number;
  readonly height?: number;
  readonly ratio?: number;
  /** Pixels of the short side. */
  readonly shortSide?: number;
  /** Options whose very word the model knows: they come out as asked. */
  readonly literal?: readonly ('aspect' | 'resolution')[];
  /** Largest relative difference of a side that counts as the same. */
  readonly tolerance: number;
  /** The same for the shape. Default 0.001: the shape has to be exact. */
  readonly shapeTolerance?: number;
  /** Why a size may differ, as part of a sentence. */
  readonly reason: string;
  /** The same for one option, where that is more to the point. */
  readonly reasons?: { readonly aspect?: string; readonly resolution?: string };
  /** What was asked lies outside of what is possible. */
  readonly clamped?: boolean;
}

/** Says, option by option, where the picture will differ from what was asked. */
export function reportSize(asked: AskedSize, made: MadeSize): Adjustment[] {
  return [
    ...reportSide('width', asked.width, made),
    ...reportSide('height', asked.height, made),
    ...reportAspect(asked, made),
    ...reportResolution(asked, made),
  ];
}

function reportSide(option: 'width' | 'height', asked: number | undefined, made: MadeSize): Adjustment[] {
  if (asked === undefined) return [];
  const side = made[option];
  if (side === undefined) {
    const used = made.ratio === undefined ? undefined : aspectText(made.ratio);
    return [difference({ option, asked, used, made })];
  }
  const same = Math.abs(side - asked) <= asked * made.tolerance;
  return same ? [] : [difference({ option, asked, used: Math.round(side), made })];
}

function reportAspect({ aspect }: AskedSize, made: MadeSize): Adjustment[] {
  if (aspect === undefined || made.literal?.includes('aspect') === true) return [];
  if (made.ratio === undefined)
    return [difference({ option: 'aspect', asked: aspect.text, used: undefined, made })];
  if (aspect.ratio !== undefined && shapeDistance(aspect.ratio, made.ratio) <= (made.shapeTolerance ?? 0.001))
    return [];
  return [difference({ option: 'aspect', asked: aspect.text, used: shapeText(made), made })];
}

function shapeText(made: MadeSize): string {
  const { width, height, ratio, tolerance } = made;
  if (tolerance === 0 && width !== undefined && height !== undefined) return `${width}x${height}`;
  return aspectText(ratio ?? 1);
}

function reportResolution({ resolution }: AskedSize, made: MadeSize): Adjustment[] {
  if (resolution === undefined || made.literal?.includes('resolution') === true) return [];
  const { shortSide } = made;
  if (shortSide !== undefined && resolution.pixels === Math.round(shortSide)) return [];
  const used = shortSide === undefined ? undefined : `${Math.round(shortSide)}p`;
  return [difference({ option: 'resolution', asked: resolution.text, used, made })];
}

interface Difference {
  readonly option: 'width' | 'height' | 'aspect' | 'resolution';
  readonly asked: JsonValue;
  readonly used: JsonValue | undefined;
  readonly made: MadeSize;
}

function difference({ option, asked, used, made }: Difference): Adjustment {
  const { clamped } = made;
  const own = option === 'aspect' || option === 'resolution' ? made.reasons?.[option] : undefined;
  const reason = own ?? made.reason;
  if (used === undefined) return { option, kind: 'unsupported', asked, reason };
  return { option, kind: clamped === true ? 'clamped' : 'rounded', asked, used, reason };
}
