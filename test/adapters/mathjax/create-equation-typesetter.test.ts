import { describe, expect, it } from 'vitest';
import { createEquationTypesetter } from '../../../src/adapters/mathjax/create-equation-typesetter.js';

describe('the typesetter', () => {
  it('draws formulas as outlines, with their size in em', async () => {
    const { typeset } = createEquationTypesetter();

    const plain = await typeset('x');
    const fraction = await typeset('\\frac{x}{y} + \\sqrt{2}');

    expect(plain.svg).toMatch(/^<svg [^>]*viewBox="[^"]*"[^>]*>.*<path .*<\/svg>$/s);
    expect(plain.svg).not.toMatch(/<svg[^>]* (width|height|style)=/);
    expect(plain.svg).toContain('currentColor');
    expect(plain.width).toBeCloseTo(0.572, 3);
    expect(plain.ascent).toBeGreaterThan(0.4);
    expect(fraction.height).toBeGreaterThan(plain.height * 2);
    expect(fraction.ascent).toBeLessThan(fraction.height);
  });

  it('keeps letters that it lacks as texts', async () => {
    const { svg } = await createEquationTypesetter().typeset('\\text{넓이}');

    expect(svg).toMatch(/<text [^>]*font-size="[^"]*" font-family="[^"]*">넓<\/text>/);
  });

  it.each([
    ['\\frac{a', 'Missing close brace'],
    ['\\nothing', 'Undefined control sequence \\nothing'],
    ['a_1_2', 'Double subscripts'],
  ])('says what is wrong: %s', async (tex, reason) => {
    const failing = createEquationTypesetter().typeset(tex);

    await expect(failing).rejects.toMatchObject({ code: 'expression-invalid' });
    await expect(failing).rejects.toThrow(reason);
  });
});
