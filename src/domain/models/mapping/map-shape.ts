import type { JsonValue } from '../../json.js';
import {
  type AspectRule,
  meaningOf,
  type OptionMap,
  type ResolutionRule,
  type SizeRule,
} from '../option-map.js';
import { type AskedSize, askedBy, askedRatio, askedShortSide, squareRoot } from './asked-size.js';
import { type PixelSize, parseAspect, parseResolution, shapeDistance, sizeOf } from './aspect.js';
import { fitNumber, orList } from './fit-number.js';
import { fieldFor, type Mapping, type MappingContext, type Setting } from './mapping.js';
import { type MadeSize, reportSize } from './report-size.js';

type ShapeRule = Extract<SizeRule, { by: 'shape' }>;

/** What a mapper of sizes needs to know besides the options. */
export interface ShapePlace {
  readonly map: OptionMap;
  readonly context: MappingContext;
  readonly hasImage: boolean;
}

/** A member of an enum with what it stands for: a ratio, or pixels. */
interface Member {
  readonly value: JsonValue;
  readonly number: number;
}

interface Chosen {
  readonly member?: Member;
  readonly setting?: Setting;
  readonly literal?: boolean;
  readonly clamped?: boolean;
}

/** Maps a size to an aspect ratio and a resolution out of the model's own lists. */
export function mapShape(rule: ShapeRule, asked: AskedSize, place: ShapePlace): Mapping {
  const aspect = chooseAspect(rule.aspect, asked, place);
  const ratio = aspect.member?.number;
  const resolution = chooseResolution(rule.resolution, asked, { place, ratio });
  const made = madeSize(rule, { ratio, pixels: resolution.member?.number });
  const literal = [
    ...(aspect.literal ? ['aspect' as const] : []),
    ...(resolution.literal ? ['resolution' as const] : []),
  ];
  return {
    settings: [aspect.setting, resolution.setting].filter((setting) => setting !== undefined),
    adjustments: reportSize(asked, {
      ...made,
      literal,
      tolerance: 0.03,
      clamped: resolution.clamped === true,
      ...shapeReasons(rule, place),
    }),
  };
}

function chooseAspect(rule: AspectRule | undefined, asked: AskedSize, place: ShapePlace): Chosen {
  if (rule === undefined || (rule.fromImage === true && place.hasImage)) return {};
  const field = fieldFor(place.context, rule.input);
  const members = membersOf(field.enum ?? [], (word) => parseAspect(meaningOf(rule.names, word) ?? word));
  const current = members.find(({ value }) => value === place.context.current(rule.input));
  const by = askedBy(asked, ['aspect', 'width', 'height']);
  const own = field.enum?.find((member) => member === asked.aspect?.text);
  if (own !== undefined && (asked.width === undefined || asked.height === undefined)) {
    const member = members.find(({ value }) => value === own);
    return { setting: { input: rule.input, value: own, ...by }, literal: true, ...(member && { member }) };
  }
  // A field without an enum takes any text; what it makes of it is not known.
  if (field.enum === undefined && asked.aspect !== undefined)
    return { setting: { input: rule.input, value: asked.aspect.text, ...by }, literal: true };
  const ratio = askedRatio(asked);
  if (ratio === undefined || members.length === 0) return current === undefined ? {} : { member: current };
  const member = nearestShape(ratio, members);
  return { member, setting: { input: rule.input, value: member.value, ...by } };
}

function nearestShape(ratio: number, members: readonly Member[]): Member {
  return members.reduce((best, member) =>
    shapeDistance(member.number, ratio) < shapeDistance(best.number, ratio) ? member : best,
  );
}

interface ResolutionPlace {
  readonly place: ShapePlace;
  readonly ratio: number | undefined;
}

function chooseResolution(
  rule: ResolutionRule | undefined,
  asked: AskedSize,
  { place, ratio = 16 / 9 }: ResolutionPlace,
): Chosen {
  if (rule === undefined) return {};
  if ('fixed' in rule) return { member: { value: rule.fixed, number: rule.fixed } };
  const field = fieldFor(place.context, rule.input);
  const members = membersOf(
    field.enum ?? [],
    (word) => meaningOf(rule.pixels, word) ?? parseResolution(word),
  );
  const by = askedBy(asked, ['resolution', 'height', 'width']);
  const own = members.find(({ value }) => value === asked.resolution?.text);
  if (own !== undefined)
    return { member: own, setting: { input: rule.input, value: own.value, ...by }, literal: true };
  if (field.enum === undefined && asked.resolution !== undefined)
    return { setting: { input: rule.input, value: asked.resolution.text, ...by }, literal: true };
  const current = members.find(({ value }) => value === place.context.current(rule.input));
  const shortSide = askedShortSide(asked, ratio);
  if (shortSide === undefined || members.length === 0)
    return current === undefined ? {} : { member: current };
  const wanted = rule.measure === 'square-root' ? squareRoot(ratio, shortSide) : shortSide;
  const { value, change } = fitNumber(wanted, { choices: members.map(({ number }) => number) });
  const member = members.find(({ number }) => number === value);
  if (member === undefined) return {};
  return {
    member,
    setting: { input: rule.input, value: member.value, ...by },
    clamped: change === 'clamped',
  };
}

function membersOf(members: readonly JsonValue[], read: (word: string) => number | undefined): Member[] {
  return members.flatMap((value) => {
    const number = typeof value === 'number' ? value : typeof value === 'string' ? read(value) : undefined;
    return number === undefined ? [] : [{ value, number }];
  });
}

function madeSize(
  rule: ShapeRule,
  { ratio, pixels }: { readonly ratio: number | undefined; readonly pixels: number | undefined },
): Pick<MadeSize, 'width' | 'height' | 'ratio' | 'shortSide'> {
  if (pixels === undefined) return ratio === undefined ? {} : { ratio };
  const square =
    rule.resolution !== undefined &&
    'measure' in rule.resolution &&
    rule.resolution.measure === 'square-root';
  if (ratio === undefined) return square ? {} : { shortSide: pixels };
  const size: PixelSize = square
    ? { width: pixels * Math.sqrt(ratio), height: pixels / Math.sqrt(ratio) }
    : sizeOf(ratio, pixels);
  return { ...size, ratio, shortSide: Math.min(size.width, size.height) };
}

/** Why the picture may differ, told from what the model has to choose from. */
function shapeReasons(
  rule: ShapeRule,
  { map, context, hasImage }: ShapePlace,
): Pick<MadeSize, 'reason' | 'reasons'> {
  const { model } = context;
  const fromImage = rule.aspect?.fromImage === true && hasImage;
  const aspect = fromImage
    ? `${model} takes the shape of the start image`
    : (choiceReason(rule.aspect?.input, context) ?? map.reasons?.size ?? `${model} chooses the shape itself`);
  const resolution = resolutionReason(rule.resolution, context);
  return { reason: rule.resolution === undefined ? aspect : resolution, reasons: { aspect, resolution } };
}

function resolutionReason(rule: ResolutionRule | undefined, context: MappingContext): string {
  const { model } = context;
  if (rule !== undefined && 'fixed' in rule) return `${model} always makes ${rule.fixed}p`;
  return choiceReason(rule?.input, context) ?? `${model} chooses the resolution itself`;
}

function choiceReason(input: string | undefined, context: MappingContext): string | undefined {
  const members = input === undefined ? undefined : fieldFor(context, input).enum;
  return members && `${context.model} gives ${orList(members.map(String))}`;
}
