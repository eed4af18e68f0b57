import * as z from 'zod';
import { type Dimension, readQuantity } from './units.js';

/** What the list of parameters shows of one. */
export interface ParameterMeta {
  readonly description: string;
  /** As it would be written: `40deg`. */
  readonly usual: string;
  /** What may be written, in short: `ANGLE`, `cube|sphere`. */
  readonly shape: string;
}

interface QuantityOptions {
  readonly description: string;
  /** As it would be written: `40deg`. */
  readonly usual: string;
  /** Limits in the SI unit, both included. */
  readonly least?: number;
  readonly most?: number;
}

/**
 * A number with a unit; comes out in the SI unit. Takes texts (`40deg`), and numbers where the unit may be left out.
 * Every `error` text continues the name of the parameter.
 */
export function quantity(dimension: Dimension, options: QuantityOptions) {
  const { description, usual, least = -1e9, most = 1e9 } = options;
  return z
    .union([z.string(), z.number()], { error: 'must be a number, or text with a number and a unit' })
    .prefault(usual)
    .transform((value, context) => {
      const read = readQuantity(String(value), dimension);
      const problem = 'problem' in read ? read.problem : outside(read.value, [least, most], dimension);
      if (problem !== undefined) context.issues.push({ code: 'custom', message: problem, input: value });
      return 'value' in read ? read.value : Number.NaN;
    })
    .meta(meta({ description, usual, shape: dimension.toUpperCase() }));
}

/** A whole number. */
export function count(options: QuantityOptions) {
  const { description, usual, least = 0, most = 1e6 } = options;
  return z
    .union([z.string(), z.number()], { error: 'must be a whole number' })
    .prefault(usual)
    .transform((value, context) => {
      const text = String(value).trim();
      const number = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      const problem = Number.isNaN(number) ? 'must be a whole number' : outside(number, [least, most]);
      if (problem !== undefined) context.issues.push({ code: 'custom', message: problem, input: value });
      return number;
    })
    .meta(meta({ description, usual, shape: 'N' }));
}

/** One of some names. */
export function choice<const Names extends readonly [string, ...string[]]>(
  names: Names,
  options: { readonly description: string; readonly usual: Names[number] },
) {
  return z
    .enum(names, { error: `must be one of ${names.join(', ')}` })
    .prefault(options.usual as never)
    .meta(meta({ ...options, shape: names.join('|') }));
}

/** On or off. */
export function flag(options: { readonly description: string; readonly usual: 'on' | 'off' }) {
  return z
    .union([z.boolean(), z.enum(['on', 'off', 'true', 'false'])], { error: 'must be on or off' })
    .prefault(options.usual)
    .transform((value) => value === true || value === 'on' || value === 'true')
    .meta(meta({ ...options, shape: 'on|off' }));
}

/** Free text, such as a formula; empty when it is not given. */
export function words(options: {
  readonly description: string;
  readonly usual: string;
  readonly shape: string;
}) {
  return z
    .union([z.string(), z.number()], { error: 'must be text' })
    .prefault(options.usual)
    .transform((value) => String(value).normalize('NFC').trim())
    .meta(meta(options));
}

/** Some numbers: `3, 1, 2` or a list. */
export function numbers(options: {
  readonly description: string;
  readonly usual: string;
  readonly fewest: number;
  readonly most: number;
}) {
  const { description, usual, fewest, most } = options;
  const error = `must be ${fewest} to ${most} numbers such as ${usual}`;
  return z
    .union([z.string(), z.array(z.union([z.number(), z.string()]))], { error })
    .prefault(usual)
    .transform((value, context) => {
      const parts = typeof value === 'string' ? value.split(/[\s,;]+/).filter((part) => part !== '') : value;
      const list = parts.map((part) => {
        const read = readQuantity(String(part), 'number');
        return 'value' in read ? read.value : Number.NaN;
      });
      if (list.some(Number.isNaN) || list.length < fewest || list.length > most)
        context.issues.push({ code: 'custom', message: error, input: value });
      return list as readonly number[];
    })
    .meta(meta({ description, usual, shape: 'N,N,...' }));
}

/** Some texts: a list, or one text with `;` between them. */
export function texts(options: {
  readonly description: string;
  readonly usual: string;
  readonly shape: string;
  readonly most: number;
}) {
  const { most } = options;
  const error = `must be 1 to ${most} texts`;
  return z
    .union([z.string(), z.array(z.string())], { error })
    .prefault(options.usual)
    .transform((value, context) => {
      const parts = (typeof value === 'string' ? [value] : value).flatMap((text) => text.split(';'));
      const list = parts.map((part) => part.normalize('NFC').trim()).filter((part) => part !== '');
      if (list.length < 1 || list.length > most)
        context.issues.push({ code: 'custom', message: error, input: value });
      return list as readonly string[];
    })
    .meta(meta(options));
}

function meta(shown: ParameterMeta): Record<string, unknown> {
  return { ...shown };
}

function outside(
  value: number,
  [least, most]: readonly [number, number],
  dimension: Dimension = 'number',
): string | undefined {
  if (value >= least && value <= most) return undefined;
  // Limits of angles read best in degrees.
  const shown = (limit: number): string =>
    dimension === 'angle' ? `${Math.round((limit * 1800) / Math.PI) / 10}deg` : rounded(limit);
  if (most >= 1e6) return `must be at least ${shown(least)}`;
  return `must be from ${shown(least)} to ${shown(most)}`;
}

function rounded(value: number): string {
  return `${Math.round(value * 1e4) / 1e4}`;
}
