import type { SizeRule } from '../option-map.js';
import { type AskedSize, askedBy, askedRatio, askedShortSide } from './asked-size.js';
import { meantShape, type PixelSize, sizeOf } from './aspect.js';
import { fitNumber, type NumberRange, rangeOf, rangeText } from './fit-number.js';
import { currentNumber, fieldFor, type Mapping, type MappingContext } from './mapping.js';
import { reportSize } from './report-size.js';

type PixelRule = Extract<SizeRule, { by: 'pixels' }>;

interface SideRanges {
  readonly width: NumberRange;
  readonly height: NumberRange;
}

/** Maps a size to width and height in pixels, both multiples of what the model needs. */
export function mapPixels(rule: PixelRule, asked: AskedSize, context: MappingContext): Mapping {
  const ranges = { width: sideRange(rule, 'width', context), height: sideRange(rule, 'height', context) };
  const wanted = wantedSize(rule, asked, context);
  const scaled = scaleInto(wanted, ranges);
  const width = fitNumber(scaled.width, ranges.width).value;
  const height = fitNumber(scaled.height, ranges.height).value;
  return {
    settings: [
      { input: rule.width, value: width, ...askedBy(asked, ['width', 'aspect', 'resolution', 'height']) },
      { input: rule.height, value: height, ...askedBy(asked, ['height', 'aspect', 'resolution', 'width']) },
    ],
    adjustments: reportSize(asked, {
      width,
      height,
      ratio: width / height,
      shortSide: Math.min(width, height),
      tolerance: 0,
      clamped: scaled !== wanted,
      reason: sizeReason(ranges, context),
    }),
  };
}

function sideRange(rule: PixelRule, side: 'width' | 'height', context: MappingContext): NumberRange {
  const range = rangeOf(fieldFor(context, rule[side]));
  return { ...range, step: { every: rule.multiple, from: 0 }, minimum: range.minimum ?? rule.multiple };
}

/** The size to aim at, in pixels that need not be possible. */
function wantedSize(rule: PixelRule, asked: AskedSize, context: MappingContext): PixelSize {
  const { width, height } = asked;
  if (width !== undefined && height !== undefined) return { width, height };
  const base = {
    width: currentNumber(context, rule.width) ?? 576,
    height: currentNumber(context, rule.height) ?? 320,
  };
  const shape = askedRatio(asked);
  const ratio = shape ?? base.width / base.height;
  if (width !== undefined) return { width, height: width / ratio };
  if (height !== undefined) return { width: height * ratio, height };
  const shortSide = askedShortSide(asked, ratio);
  if (shortSide !== undefined) return sizeOf(shape ?? meantShape(ratio), shortSide);
  const area = base.width * base.height;
  return { width: Math.sqrt(area * ratio), height: Math.sqrt(area / ratio) };
}

/** The same shape, as large or as small as it has to be for both sides to be possible. */
function scaleInto(size: PixelSize, ranges: SideRanges): PixelSize {
  const limits = { width: limitsOf(ranges.width), height: limitsOf(ranges.height) };
  const grow = Math.max(1, limits.width.least / size.width, limits.height.least / size.height);
  const shrink = Math.min(1, limits.width.most / size.width, limits.height.most / size.height);
  const factor = shrink < 1 ? shrink : grow;
  return factor === 1 ? size : { width: size.width * factor, height: size.height * factor };
}

function limitsOf({ choices, minimum = 1, maximum = Infinity }: NumberRange) {
  if (choices === undefined) return { least: minimum, most: maximum };
  return { least: Math.min(...choices), most: Math.max(...choices) };
}

function sizeReason({ width }: SideRanges, { model }: MappingContext): string {
  return `${model} takes ${rangeText(width)} pixels a side`;
}
