/** What a number measures. `number` has no unit. */
export type Dimension =
  | 'number'
  | 'angle'
  | 'length'
  | 'time'
  | 'mass'
  | 'speed'
  | 'acceleration'
  | 'frequency'
  | 'stiffness';

/** Factors to the SI unit (radian, metre, second, kilogram ...), which is the first of each. */
const factors: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  number: {},
  angle: {
    rad: 1,
    deg: Math.PI / 180,
    '°': Math.PI / 180,
    도: Math.PI / 180,
    라디안: 1,
    pi: Math.PI,
    π: Math.PI,
  },
  length: { m: 1, cm: 0.01, mm: 0.001, km: 1000, 미터: 1, 센티미터: 0.01 },
  time: { s: 1, ms: 0.001, min: 60, 초: 1, 분: 60 },
  mass: { kg: 1, g: 0.001 },
  speed: { 'm/s': 1, 'km/h': 1 / 3.6 },
  acceleration: { 'm/s2': 1, 'm/s^2': 1, 'm/s²': 1 },
  frequency: { Hz: 1, hz: 1, '1/s': 1 },
  stiffness: { 'N/m': 1 },
};

/** A number that was read, or what is wrong with it: a text that continues the name of the parameter. */
export type ReadQuantity = { readonly value: number } | { readonly problem: string };

/**
 * Reads `1.5`, `40deg`, `30 cm`, `0.5pi`. A number without a unit is in the SI unit; an angle without a unit is refused, for
 * degrees and radians are both usual.
 */
export function readQuantity(text: string, dimension: Dimension): ReadQuantity {
  const match = /^([+\-−]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/iu.exec(text.trim());
  if (match === null) return { problem: `must be ${describe(dimension)}` };
  const [, digits = '', unit = ''] = match;
  const number = Number(digits.replace('−', '-'));
  if (!Number.isFinite(number)) return { problem: 'must be a finite number' };
  if (unit === '') {
    if (dimension === 'angle' && number !== 0)
      return { problem: `needs a unit, \`${digits}deg\` or \`${digits}rad\`` };
    return { value: number };
  }
  const factor = Object.hasOwn(factors[dimension], unit) ? factors[dimension][unit] : undefined;
  if (factor === undefined) return { problem: unknownUnit(unit, dimension) };
  return { value: number * factor };
}

function unknownUnit(unit: string, dimension: Dimension): string {
  const known = Object.keys(factors[dimension]);
  if (known.length === 0) return `has no unit, but \`${unit}\` follows the number`;
  return `must be in ${known.map((name) => `\`${name}\``).join(', ')}, not in \`${unit}\``;
}

/** `an angle such as 40deg`. */
function describe(dimension: Dimension): string {
  return examples[dimension];
}

const examples: Readonly<Record<Dimension, string>> = {
  number: 'a number',
  angle: 'an angle such as 40deg or 0.7rad',
  length: 'a length such as 1m or 30cm',
  time: 'a time such as 2s or 500ms',
  mass: 'a mass such as 1kg or 200g',
  speed: 'a speed such as 12m/s or 40km/h',
  acceleration: 'an acceleration such as 9.81m/s2',
  frequency: 'a frequency such as 2Hz',
  stiffness: 'a stiffness such as 20N/m',
};
