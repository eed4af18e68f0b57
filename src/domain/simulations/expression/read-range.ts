import { readExpression } from './read-expression.js';

/** Two numbers, the first one smaller. */
export type Range = readonly [from: number, to: number];

/** Reads `-2pi..2pi`, `0..10` or `-5:5`. Undefined for what is no range. */
export function readRange(text: string): Range | undefined {
  const parts = text.split(/\.\.+|:|~/);
  const [first = '', second = ''] = parts;
  if (parts.length !== 2 || first.trim() === '' || second.trim() === '') return undefined;
  const [from, to] = [first, second].map((part) => readExpression(part, []).compute([]));
  if (from === undefined || to === undefined) return undefined;
  return Number.isFinite(from) && Number.isFinite(to) && from < to ? [from, to] : undefined;
}
