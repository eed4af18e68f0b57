import { InvalidArgumentError, Option } from 'commander';

/** Limits of a number on the command line. */
export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
}

/** A parser for a whole number. Hexadecimal, exponents and fractions are refused. */
export function wholeNumber(limits: NumberLimits = {}): (text: string) => number {
  return (text) => {
    if (!/^[+-]?\d{1,15}$/.test(text.trim())) throw new InvalidArgumentError('It must be a whole number.');
    return within(Number(text), limits);
  };
}

/** A parser for a number with an optional fraction. */
export function decimal(limits: NumberLimits = {}): (text: string) => number {
  return (text) => {
    if (!/^[+-]?(\d{1,15}(\.\d{1,12})?|\.\d{1,12})$/.test(text.trim()))
      throw new InvalidArgumentError('It must be a number.');
    return within(Number(text), limits);
  };
}

/** A parser for a length of time: `90`, `90s`, `5m`, `1h30m`, `30d`, `2.5s`. Returns seconds; bare numbers are seconds. */
export function seconds(limits: NumberLimits = {}): (text: string) => number {
  return (text) => {
    const match = /^(?:(\d{1,5})d)?(?:(\d{1,6})h)?(?:(\d{1,7})m)?(?:(\d{1,9}(?:\.\d{1,6})?)s?)?$/.exec(
      text.trim(),
    );
    if (!match || text.trim() === '')
      throw new InvalidArgumentError('It must be a length of time such as 90s, 5m or 1h30m.');
    const [, days = '0', hours = '0', minutes = '0', rest = '0'] = match;
    const all = Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
    return within(all, limits, inSeconds);
  };
}

/** A parser for numbers with commas between them: `0,4,9.5`; an `s` behind them is allowed. */
export function numberList(text: string): readonly number[] {
  return text.split(',').map((part) => decimal({ min: 0 })(part.trim().replace(/s$/, '')));
}

/** `--prompts`: who writes them. */
export function promptsOption(): Option {
  return new Option('--prompts <how>', 'who writes prompts (llm: a language model)').choices([
    'rules',
    'llm',
  ]);
}

/** A parser for an aspect ratio, `16:9`. */
export function aspect(text: string): string {
  const match = /^([1-9]\d{0,2}):([1-9]\d{0,2})$/.exec(text.trim());
  if (!match) throw new InvalidArgumentError('It must be two whole numbers such as 16:9.');
  return text.trim();
}

/** A parser for `key=value` that may be given many times, each key once. */
export function keyValues(
  text: string,
  earlier: readonly (readonly [string, string])[] = [],
): readonly (readonly [string, string])[] {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It must be KEY=VALUE.');
  const key = text.slice(0, at).trim();
  if (earlier.some(([other]) => other === key)) throw new InvalidArgumentError('It must name each key once.');
  return [...earlier, [key, text.slice(at + 1)]];
}

function within(
  value: number,
  { min, max }: NumberLimits,
  shown: (limit: number) => string = String,
): number {
  const low = shown(min ?? 0);
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    throw new InvalidArgumentError(
      max === undefined ? `It must be at least ${low}.` : `It must be between ${low} and ${shown(max)}.`,
    );
  return value;
}

/** `90s`, `24h`: the largest unit that keeps the number whole. */
function inSeconds(limit: number): string {
  if (limit >= 3600 && limit % 3600 === 0) return `${limit / 3600}h`;
  return `${limit}s`;
}
