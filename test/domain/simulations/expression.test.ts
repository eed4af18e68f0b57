import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { equationTex } from '../../../src/domain/simulations/expression/equation-tex.js';
import { readDefinitions } from '../../../src/domain/simulations/expression/read-definitions.js';
import { readExpression } from '../../../src/domain/simulations/expression/read-expression.js';
import { readRange } from '../../../src/domain/simulations/expression/read-range.js';

function computed(text: string, x = 0.5, t = 1): number {
  return readExpression(text, ['x', 't']).compute([x, t]);
}

function failureOf(text: string): AivideoError {
  try {
    readExpression(text, ['x', 't']);
  } catch (error) {
    if (error instanceof AivideoError) return error;
  }
  throw new RangeError(`${text} was read`);
}

describe('formulas', () => {
  it.each([
    ['2 sin(x + t)', 2 * Math.sin(1.5)],
    ['sin x cos x', Math.sin(0.5) * Math.cos(0.5)],
    ['sin 2x + 1', Math.sin(1) + 1],
    ['sin^2 x + cos²(x)', 1],
    ['sin^-1(x)', Math.asin(0.5)],
    ['x²/2 - 1', -0.875],
    ['√(1 − x²)', Math.sqrt(0.75)],
    ['|x − 1|', 0.5],
    ['2πx', Math.PI],
    ['xt', 0.5],
    ['-x^2', -0.25],
    ['x(x + 1)', 0.75],
    ['x > 0 ? 3 : 4', 3],
    ['log(100) + ln(e)', 3],
    ['log(8, 2)', 3],
    ['5!', 120],
    ['7 mod 3', 1],
    ['３ｘ', 1.5],
  ])('are read as they are written: %s', (text, value) => {
    expect(computed(text)).toBeCloseTo(value, 12);
  });

  it('have a left half under odd roots, and none under even ones', () => {
    expect(computed('x^(1/3)', -8)).toBeCloseTo(-2, 12);
    expect(computed('x^(1/2)', -4)).toBeNaN();
  });

  it('are infinite or nothing at poles, without an error', () => {
    expect(computed('1/x', 0)).toBe(Number.POSITIVE_INFINITY);
    expect(computed('ln(x)', -1)).toBeNaN();
    expect(computed('0/x', 0)).toBeNaN();
  });

  it.each([
    ['sin(x', 'a `)` is missing', 5],
    ['2 x +* 3', 'a value is missing', 5],
    ['x +', 'the end is missing', 3],
    ['2 3', '`3` does not belong here', 2],
    ['sinn(x)', 'there is no function `sinn`; did you mean `sin`', 0],
    ['x + thet', '`thet` is unknown; did you mean', 4],
    ['1 + a', '`a` is unknown: it knows `x`, `t`', 4],
    ['atan2(x)', '`atan2` takes 2 values, not 1', 0],
    ['sin', '`sin` needs a value', 0],
    ['x² + [1]', '`[1]` can not be computed', 5],
  ])('tell what is wrong and where: %s', (text, problem, at) => {
    const error = text === 'x + thet' ? failureOfVariables(text) : failureOf(text);

    expect(error.code).toBe('expression-invalid');
    expect(error.message).toContain(problem);
    expect(error.details.mark).toEqual({ text, at });
  });

  it.each([
    'import("fs")',
    'x.constructor',
    '__proto__(x)',
    'f(y) = y',
    'x = 3',
    '"a"',
    'x; x',
    'true',
    'constructor',
  ])('take nothing that could be more than a number: %s', (text) => {
    expect(failureOf(text).code).toBe('expression-invalid');
  });

  it('are computed or refused, whatever is written', () => {
    const pieces = fc.constantFrom(
      'x',
      't',
      'sin',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '²',
      '|',
      '√',
      '2',
      '.',
      ',',
      '=',
      'π',
      ' ',
      '!',
      '가',
      '"',
      '[',
      '{',
      '?',
      ':',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
          fc.string(),
        ),
        (text) => {
          try {
            expect(typeof computed(text)).toBe('number');
          } catch (error) {
            expect(error).toBeInstanceOf(AivideoError);
            expect(error).toMatchObject({ code: 'expression-invalid' });
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

function failureOfVariables(text: string): AivideoError {
  try {
    readExpression(text, ['x', 'theta']);
  } catch (error) {
    if (error instanceof AivideoError) return error;
  }
  throw new RangeError(`${text} was read`);
}

describe('definitions', () => {
  it('follow each other and the time', () => {
    const { names, fill } = readDefinitions('a = 2; b = a + t, c = min(a, b)');
    const values = new Float64Array(4);

    fill(values, 1, 3);

    expect(names).toEqual(['a', 'b', 'c']);
    expect([...values]).toEqual([0, 2, 5, 2]);
  });

  it.each(['x = 2', 'sin = 2', 'a', 'a = 1; a = 2'])('are refused when they can not be meant: %s', (text) => {
    expect(() => readDefinitions(text)).toThrow(AivideoError);
  });
});

describe('ranges', () => {
  it.each([
    ['-2pi..2pi', [-2 * Math.PI, 2 * Math.PI]],
    ['0:10', [0, 10]],
    ['3..1', undefined],
    ['1', undefined],
    ['0..1/0', undefined],
  ])('are two numbers, the first smaller: %s', (text, range) => {
    expect(readRange(text)).toEqual(range);
  });
});

describe('equations as TeX', () => {
  it.each([
    ['V = a^3', 'V = a^{3}'],
    ['E = mc^2', 'E = m c^{2}'],
    ['y = (x+1)/(x-1)', 'y = \\frac{x + 1}{x - 1}'],
    ['T = 2pi sqrt(l/g)', 'T = 2 \\pi \\sqrt{\\frac{l}{g}}'],
    ['theta_0 = sin^2(2 phi)', '\\theta_{0} = \\sin^{2} 2 \\phi'],
    ['부피 = a^3', '\\text{부피} = a^{3}'],
    ['\\frac{a}{b}', '\\frac{a}{b}'],
    ['a : b = 2 : 3', 'a : b = 2 : 3'],
  ])('come from what is written plainly, and stay as they are otherwise: %s', (text, tex) => {
    expect(equationTex(text)).toBe(tex);
  });
});
