import type { SizeRule } from '../option-map.js';
import { type AskedSize, askedBy, askedRatio, askedShortSide } from './asked-size.js';
import { type PixelSize, parseAspect, shapeDistance } from './aspect.js';
import { nearestNumber, orList } from './fit-number.js';
import { fieldFor, type Mapping, type MappingContext } from './mapping.js';
import { reportSize } from './report-size.js';

interface ListedSize extends PixelSize {
  readonly value: string;
  readonly ratio: number;
  readonly shortSide: number;
}

/** Maps a size to one out of a list of `W*H`: the nearest shape first, then the nearest fineness. */
export function mapSizeList(
  rule: Extract<SizeRule, { by: 'list' }>,
  asked: AskedSize,
  context: MappingContext,
): Mapping {
  const sizes = (fieldFor(context, rule.input).enum ?? []).flatMap(readListed);
  const [first] = sizes;
  if (first === undefined) return { settings: [], adjustments: [] };
  const current = sizes.find(({ value }) => value === context.current(rule.input)) ?? first;
  const ratio = askedRatio(asked) ?? current.ratio;
  const least = Math.min(...sizes.map((size) => shapeDistance(size.ratio, ratio)));
  // Sizes such as 832*480 are meant to be 16:9 and compete with 1280*720.
  const shaped = sizes.filter((size) => shapeDistance(size.ratio, ratio) <= least + 0.03);
  const wanted = askedShortSide(asked, ratio) ?? current.shortSide;
  const shortSide = nearestNumber(
    wanted,
    shaped.map((size) => size.shortSide),
  );
  const chosen = shaped.find((size) => size.shortSide === shortSide) ?? first;
  const { width, height } = chosen;
  return {
    settings: [
      {
        input: rule.input,
        value: chosen.value,
        ...askedBy(asked, ['resolution', 'aspect', 'width', 'height']),
      },
    ],
    adjustments: reportSize(asked, {
      width,
      height,
      ratio: chosen.ratio,
      shortSide,
      tolerance: 0.03,
      shapeTolerance: 0.03,
      reason: `${context.model} gives ${orList(sizes.map(({ value }) => value))}`,
    }),
  };
}

function readListed(member: unknown): ListedSize[] {
  if (typeof member !== 'string') return [];
  const [, width, height] = /^(\d+)\s*[*x×]\s*(\d+)$/.exec(member) ?? [];
  const ratio = parseAspect(member);
  if (width === undefined || height === undefined || ratio === undefined) return [];
  const size = { width: Number(width), height: Number(height) };
  return [{ ...size, value: member, ratio, shortSide: Math.min(size.width, size.height) }];
}
