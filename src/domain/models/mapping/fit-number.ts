import type { InputField } from '../model-schema.js';

/** The numbers that an input takes. */
export interface NumberRange {
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only ones. */
  readonly choices?: readonly number[];
  /** `from`, `from + every`, ... */
  readonly step?: { readonly every: number; readonly from: number };
  readonly whole?: boolean;
}

/** A number within a range, and how it differs from what was asked. */
export interface FittedNumber {
  readonly value: number;
  /** `clamped`: it was out of range; `rounded`: it lay between two that are allowed. */
  readonly change?: 'clamped' | 'rounded';
}

/** What an input takes, read from its enum, limits and type. */
export function rangeOf(field: InputField): NumberRange {
  const choices = field.enum?.filter((member) => typeof member === 'number');
  return {
    ...(field.minimum !== undefined && { minimum: field.minimum }),
    ...(field.maximum !== undefined && { maximum: field.maximum }),
    ...(choices !== undefined && choices.length > 0 && { choices }),
    ...(field.type === 'integer' && { whole: true }),
  };
}

/** The allowed number nearest to `asked`. */
export function fitNumber(asked: number, range: NumberRange): FittedNumber {
  const { minimum = -Infinity, maximum = Infinity } = limitsOf(range);
  const clamped = Math.min(maximum, Math.max(minimum, asked));
  const value = settle(clamped, range, { minimum, maximum });
  if (value === asked) return { value };
  return { value, change: clamped === asked ? 'rounded' : 'clamped' };
}

/**
 * The one of `values` nearest to `asked`, measured as a share of the value, ties upward. So 7 of {5, 10} is 10
 * and 6 is 5: twice as long counts like half as long.
 */
export function nearestNumber(asked: number, values: readonly number[]): number {
  const relative = values.every((value) => value > 0);
  const far = (value: number) => Math.abs(value - asked) / (relative ? value : 1);
  return values.reduce((best, value) =>
    far(value) < far(best) || (far(value) === far(best) && value > best) ? value : best,
  );
}

/** What is allowed, in words: `5 or 10`, `2 to 12`, `256 or more`, `1 to 197 in steps of 4`. */
export function rangeText({ step, ...range }: NumberRange): string {
  const { choices, minimum, maximum } = range;
  if (choices !== undefined) return orList(choices.map(String));
  if (step !== undefined) return `${rangeText(stepLimits(range, step))} in steps of ${step.every}`;
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${minimum} or more`;
  return maximum === undefined ? 'any number' : `at most ${maximum}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** The first and the last number that a step reaches within a range. */
function stepLimits({ minimum, maximum }: NumberRange, step: NonNullable<NumberRange['step']>): NumberRange {
  const { every, from } = step;
  return {
    ...(minimum !== undefined && { minimum: from + Math.ceil((minimum - from) / every) * every }),
    ...(maximum !== undefined && { maximum: from + Math.floor((maximum - from) / every) * every }),
  };
}

function limitsOf({ choices, minimum, maximum }: NumberRange): { minimum?: number; maximum?: number } {
  if (choices !== undefined) return { minimum: Math.min(...choices), maximum: Math.max(...choices) };
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function settle(
  value: number,
  { choices, step, whole }: NumberRange,
  limits: { readonly minimum: number; readonly maximum: number },
): number {
  if (choices !== undefined) return nearestNumber(value, choices);
  if (step === undefined) return whole === true ? Math.round(value) : value;
  const below = step.from + Math.floor((value - step.from) / step.every) * step.every;
  const allowed = [below, below + step.every].filter((at) => at >= limits.minimum && at <= limits.maximum);
  return allowed.length === 0 ? value : nearestNumber(value, allowed);
}
