/** A function that formulas may call. */
export interface KnownFunction {
  readonly fewest: number;
  readonly most: number;
  readonly compute: (...values: number[]) => number;
  /** TeX of its name; absent: the name upright. */
  readonly tex?: string;
}

const one = (compute: (value: number) => number, tex?: string): KnownFunction => ({
  fewest: 1,
  most: 1,
  compute,
  ...(tex === undefined ? {} : { tex }),
});

/** `log` is decimal, as in school and on calculators, and takes a base; `ln` is natural. Angles are in radians. */
const functions: Readonly<Record<string, KnownFunction>> = {
  sin: one(Math.sin, '\\sin'),
  cos: one(Math.cos, '\\cos'),
  tan: one(Math.tan, '\\tan'),
  sec: one((value) => 1 / Math.cos(value), '\\sec'),
  csc: one((value) => 1 / Math.sin(value), '\\csc'),
  cot: one((value) => 1 / Math.tan(value), '\\cot'),
  asin: one(Math.asin, '\\arcsin'),
  acos: one(Math.acos, '\\arccos'),
  atan: one(Math.atan, '\\arctan'),
  arcsin: one(Math.asin, '\\arcsin'),
  arccos: one(Math.acos, '\\arccos'),
  arctan: one(Math.atan, '\\arctan'),
  atan2: { fewest: 2, most: 2, compute: Math.atan2 },
  sinh: one(Math.sinh, '\\sinh'),
  cosh: one(Math.cosh, '\\cosh'),
  tanh: one(Math.tanh, '\\tanh'),
  exp: one(Math.exp, '\\exp'),
  ln: one(Math.log, '\\ln'),
  log: {
    fewest: 1,
    most: 2,
    compute: (value, base) => (base === undefined ? Math.log10(value) : Math.log(value) / Math.log(base)),
    tex: '\\log',
  },
  log10: one(Math.log10, '\\log_{10}'),
  log2: one(Math.log2, '\\log_{2}'),
  sqrt: one(Math.sqrt),
  cbrt: one(Math.cbrt),
  abs: one(Math.abs),
  sign: one(Math.sign),
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  round: one(Math.round),
  min: { fewest: 1, most: 9, compute: Math.min, tex: '\\min' },
  max: { fewest: 1, most: 9, compute: Math.max, tex: '\\max' },
  factorial: one(factorial),
};

const inverses: Readonly<Record<string, string>> = { sin: 'asin', cos: 'acos', tan: 'atan' };

/** Numbers with a name. */
export const constants: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  tau: Math.PI * 2,
};

export const functionNames: readonly string[] = Object.keys(functions);

export function knownFunction(name: string): KnownFunction | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

/** The function that `sin^-1` means. */
export function inverseOf(name: string): string | undefined {
  return Object.hasOwn(inverses, name) ? inverses[name] : undefined;
}

/** Of whole numbers; between them by the gamma function. Source: C. Lanczos 1964, with g = 7 and 9 terms. */
function factorial(value: number): number {
  if (Number.isInteger(value)) {
    if (value < 0 || value > 170) return value < 0 ? Number.NaN : Number.POSITIVE_INFINITY;
    let product = 1;
    for (let factor = 2; factor <= value; factor += 1) product *= factor;
    return product;
  }
  return gamma(value + 1);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function gamma(value: number): number {
  if (value < 0.5) return Math.PI / (Math.sin(Math.PI * value) * gamma(1 - value));
  const shifted = value - 1;
  const base = shifted + 7.5;
  const sum = lanczos.reduce(
    (total, term, index) => (index === 0 ? term : total + term / (shifted + index)),
    0,
  );
  return Math.sqrt(2 * Math.PI) * base ** (shifted + 0.5) * Math.exp(-base) * sum;
}
