import type { JsonObject, JsonValue } from '../json.js';
import type { Cost, Price } from '../run/price.js';
import { clipSeconds, effectiveValue } from './clip-length.js';
import type { ModelDefinition } from './define-model.js';
import { formatAmount, formatUsd } from './format-usd.js';
import type { ModelSchema } from './model-schema.js';
import type { PriceRate, PriceTerms } from './price-terms.js';

/** How a job ended, as far as it matters for what it costs. `aborted` never ran. */
export interface JobOutcome {
  readonly state: 'succeeded' | 'failed' | 'canceled' | 'aborted';
  /** Seconds of computing that the provider measured. */
  readonly billedSeconds?: number;
}

type Terms<By extends PriceTerms['by']> = Extract<PriceTerms, { by: By }>;

/** From what to what, and by what computation. */
interface Figure {
  readonly low: number;
  readonly high: number;
  readonly basis: string;
}

/**
 * What a job with this input will cost by the model's terms. `schema` gives the defaults of inputs that are not set;
 * the catalogue's by default. Never 0 for what is not known.
 */
export function estimatePrice(
  definition: ModelDefinition | undefined,
  input: JsonObject,
  schema: ModelSchema | undefined = definition?.schema,
): Price {
  if (definition === undefined || schema === undefined)
    return {
      kind: 'unknown',
      basis: 'the model is not in the catalogue, and no service tells prices by its API',
    };
  const { price } = definition;
  if (price.by === 'free') return { kind: 'free', basis: price.source };
  if (price.by === 'unknown') return { kind: 'unknown', basis: price.reason };
  const figure =
    price.by === 'gpu-second' ? runFigure(definition, input, schema) : unitFigure(definition, input, schema);
  if (figure === undefined)
    return { kind: 'unknown', basis: `the terms of ${definition.name} do not cover this input` };
  const { asOf, source } = price;
  return {
    kind: 'estimate',
    lowUsd: cents(figure.low),
    highUsd: cents(figure.high),
    basis: figure.basis,
    asOf,
    source,
  };
}

/** Without the noise of floating point: 5 times 0.07 is 0.35. */
function cents(usd: number): number {
  return Number(usd.toPrecision(10));
}

/** Terms that go by what comes out. */
function unitFigure(definition: ModelDefinition, input: JsonObject, schema: ModelSchema): Figure | undefined {
  const terms = definition.price;
  if (terms.by !== 'second' && terms.by !== 'video' && terms.by !== 'frames') return undefined;
  const value = (name: string) => effectiveValue(schema, input, name);
  const rate = terms.rates.find(({ when = {} }) =>
    Object.entries(when).every(([name, wanted]) => sameValue(value(name), wanted)),
  );
  if (rate === undefined) return undefined;
  if (terms.by === 'video') return multiplied([1, 1], rate, 'a video');
  if (terms.by === 'frames') {
    const frames = value(terms.input);
    if (typeof frames !== 'number') return undefined;
    const units = frames / terms.per;
    return {
      ...multiplied([units, units], rate, ''),
      basis: `${frames} frames at ${rateText(rate)} for every ${terms.per}`,
    };
  }
  const seconds = clipSeconds(definition, schema, input);
  if (seconds === undefined) return undefined;
  const basis = `${rangeText(seconds)} s at ${rateText(rate)} a second`;
  return { ...multiplied(seconds, rate, ''), basis };
}

function sameValue(value: JsonValue | undefined, wanted: JsonValue): boolean {
  return value === wanted || JSON.stringify(value) === JSON.stringify(wanted);
}

function multiplied([low, high]: readonly [number, number], rate: PriceRate, unit: string): Figure {
  return { low: low * rate.usd, high: high * (rate.highUsd ?? rate.usd), basis: `${rateText(rate)} ${unit}` };
}

function rateText({ usd, highUsd }: PriceRate): string {
  return highUsd === undefined ? formatUsd(usd) : `${formatUsd(usd)} to ${formatUsd(highUsd)}`;
}

function rangeText([low, high]: readonly [number, number]): string {
  const text = (value: number) => String(Math.round(value * 100) / 100);
  return low === high ? text(low) : `${text(low)} to ${text(high)}`;
}

/** Terms that go by computing: the typical run, longer for more frames, steps or pixels. */
function runFigure(definition: ModelDefinition, input: JsonObject, schema: ModelSchema): Figure | undefined {
  const { price: terms, typicalRunSeconds } = definition;
  if (terms.by !== 'gpu-second' || typicalRunSeconds === undefined) return undefined;
  const factor = (terms.growsWith ?? [])
    .map((name) => growth(definition, schema, { input, name }))
    .reduce((product, each) => product * each, 1);
  const seconds = [typicalRunSeconds[0] * factor, typicalRunSeconds[1] * factor] as const;
  const whole = [Math.round(seconds[0]), Math.round(seconds[1])] as const;
  const basis = `about ${rangeText(whole)} s of ${terms.hardware} at ${formatUsd(terms.usdPerSecond)} a second`;
  return { low: seconds[0] * terms.usdPerSecond, high: seconds[1] * terms.usdPerSecond, basis };
}

function growth(
  { defaults }: ModelDefinition,
  schema: ModelSchema,
  { input, name }: { readonly input: JsonObject; readonly name: string },
): number {
  const usual = defaults[name] ?? effectiveValue(schema, {}, name);
  const value = effectiveValue(schema, { ...defaults, ...input }, name);
  return typeof usual === 'number' && typeof value === 'number' && usual > 0 ? value / usual : 1;
}

/**
 * What a job did cost, by Replicate's rules (https://replicate.com/docs/topics/billing): what never ran and what
 * failed is free; community models are paid by the second of computing, also up to a cancel; official models by what
 * comes out.
 */
export function costOf(
  definition: ModelDefinition | undefined,
  input: JsonObject,
  outcome: JobOutcome,
): Cost {
  const terms = definition?.price;
  if (terms?.by === 'free') return { known: true, usd: 0, basis: terms.source };
  if (outcome.state === 'aborted') return { known: true, usd: 0, basis: 'it never ran' };
  if (definition === undefined || terms === undefined) return unlistedCost(outcome);
  if (outcome.state === 'failed') return { known: true, usd: 0, basis: 'failed runs are not charged' };
  if (terms.by === 'gpu-second') return computingCost(terms, outcome);
  if (outcome.state === 'canceled')
    return { known: false, basis: 'Replicate does not say what a cancelled run costs' };
  return outputCost(estimatePrice(definition, input));
}

function unlistedCost({ billedSeconds }: JobOutcome): Cost {
  const ran = billedSeconds === undefined ? '' : `it ran ${Math.round(billedSeconds * 10) / 10} s; `;
  return { known: false, basis: `${ran}the terms of a model outside the catalogue are not known` };
}

function computingCost(terms: Terms<'gpu-second'>, { billedSeconds }: JobOutcome): Cost {
  if (billedSeconds === undefined) return { known: false, basis: 'Replicate did not say how long it ran' };
  const seconds = Math.round(billedSeconds * 10) / 10;
  const basis = `${seconds} s of ${terms.hardware} at ${formatUsd(terms.usdPerSecond)} a second`;
  return { known: true, usd: cents(billedSeconds * terms.usdPerSecond), basis };
}

function outputCost(price: Price): Cost {
  if (price.kind !== 'estimate') return { known: false, basis: price.basis };
  if (price.lowUsd === price.highUsd) return { known: true, usd: price.lowUsd, basis: price.basis };
  const between = `between ${formatAmount(price.lowUsd)} and ${formatAmount(price.highUsd)}`;
  return { known: false, basis: `${between}: ${price.basis}` };
}

/** All prices together. One unknown makes the sum unknown; its basis names the known part. */
export function sumPrices(prices: readonly Price[]): Price {
  const [only] = prices;
  if (only !== undefined && prices.length === 1) return only;
  const estimates = prices.filter((price) => price.kind === 'estimate');
  const unknown = prices.filter((price) => price.kind === 'unknown');
  const low = cents(estimates.reduce((sum, { lowUsd }) => sum + lowUsd, 0));
  const [firstUnknown] = unknown;
  if (firstUnknown !== undefined) {
    const known = estimates.length === 0 ? '' : `, the others at least ${formatAmount(low)}`;
    return {
      kind: 'unknown',
      basis: `unknown for ${unknown.length} of ${prices.length}${known}: ${firstUnknown.basis}`,
    };
  }
  if (estimates.length === 0) return { kind: 'free', basis: only?.basis ?? 'there is nothing to pay' };
  return {
    kind: 'estimate',
    lowUsd: low,
    highUsd: cents(estimates.reduce((sum, { highUsd }) => sum + highUsd, 0)),
    basis: basisOfMany(estimates.map(({ basis }) => basis)),
    asOf: estimates.map(({ asOf }) => asOf).sort()[0] ?? '',
    source: [...new Set(estimates.map(({ source }) => source))].join('; '),
  };
}

/** All costs together. One unknown makes the sum unknown; its basis names the known part. */
export function sumCosts(costs: readonly Cost[]): Cost {
  const [only] = costs;
  if (only !== undefined && costs.length === 1) return only;
  const known = costs.filter((cost) => cost.known);
  const usd = cents(known.reduce((sum, cost) => sum + cost.usd, 0));
  const unknown = costs.find((cost) => !cost.known);
  if (unknown === undefined) return { known: true, usd, basis: basisOfMany(known.map(({ basis }) => basis)) };
  const count = costs.length - known.length;
  const rest = known.length === 0 ? '' : `, the others ${formatAmount(usd)}`;
  return { known: false, basis: `unknown for ${count} of ${costs.length}${rest}: ${unknown.basis}` };
}

function basisOfMany(bases: readonly string[]): string {
  const [first] = bases;
  if (first === undefined) return 'there is nothing to pay';
  return bases.every((basis) => basis === first)
    ? `${bases.length} times ${first}`
    : `${bases.length} jobs together`;
}
