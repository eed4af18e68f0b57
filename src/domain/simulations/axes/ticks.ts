/** A number on an axis and how it is written. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** What an axis is divided by: tenths, or parts of pi. */
export type TickStyle = 'decimal' | 'pi';

interface TickOptions {
  readonly from: number;
  readonly to: number;
  /** At most so many, about. 1 or more. */
  readonly most: number;
  /** Default `decimal`. */
  readonly style?: TickStyle;
}

/**
 * Ticks at 1, 2 or 5 times a power of ten, or at multiples of pi/4, pi/2, pi, 2pi ...; all within the range, ends included. Of an
 * empty or endless range there are none.
 */
export function ticksOf({ from, to, most, style = 'decimal' }: TickOptions): readonly Tick[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [];
  const step = style === 'pi' ? piStep(span / Math.max(1, most)) : decimalStep(span / Math.max(1, most));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // A range far from 0 can be finer than numbers are.
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || last - first > 1000) return [];
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const value = (first + index) * step;
    return { value, text: style === 'pi' ? piText(value) : decimalText(value, { digits, step }) };
  });
}

/** The step below which no tick is written: the next of 1, 2, 5 times a power of ten that is at least `least`. */
export function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function piStep(least: number): number {
  const shares = [0.25, 0.5, 1, 2, 3, 4, 5];
  const wanted = least / Math.PI;
  const share = shares.find((candidate) => candidate >= wanted * (1 - 1e-9)) ?? decimalStep(wanted);
  return share * Math.PI;
}

function decimalText(
  value: number,
  { digits, step }: { readonly digits: number; readonly step: number },
): string {
  const magnitude = Math.abs(value);
  const isLong = magnitude >= 1e6 || (magnitude > 0 && magnitude < 1e-4);
  // Close neighbours far from 0 differ in their last digits only.
  if (isLong && step >= magnitude * 1e-2) return exponentText(value);
  const text = magnitude.toFixed(Math.min(12, digits));
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function exponentText(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(2).split('e');
  const short = mantissa.replace(/\.?0+$/, '').replace('-', '−');
  const power = [...exponent.replace('+', '')]
    .map((digit) => (digit === '-' ? '⁻' : (superscripts[Number(digit)] ?? '')))
    .join('');
  return short === '1' ? `10${power}` : short === '−1' ? `−10${power}` : `${short}×10${power}`;
}

/** `−3π/4`, `π`, `0`. */
function piText(value: number): string {
  const quarters = Math.round((value / Math.PI) * 4);
  if (quarters === 0) return '0';
  const sign = quarters < 0 ? '−' : '';
  const divisor = quarters % 4 === 0 ? 1 : quarters % 2 === 0 ? 2 : 4;
  const count = Math.abs(quarters) / (4 / divisor);
  const head = count === 1 ? 'π' : `${count}π`;
  return `${sign}${head}${divisor === 1 ? '' : `/${divisor}`}`;
}
