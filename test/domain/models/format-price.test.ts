import { describe, expect, test } from 'vitest';
import {
  formatCost,
  formatFigure,
  formatPrice,
  formatTerms,
} from '../../../src/domain/models/format-price.js';
import { formatAmount, formatUsd } from '../../../src/domain/models/format-usd.js';
import type { Price } from '../../../src/domain/run/price.js';
import { model } from './mapped.js';

function estimate(lowUsd: number, highUsd: number): Price {
  return {
    kind: 'estimate',
    lowUsd,
    highUsd,
    basis: '5 s at $0.07 a second',
    asOf: '2026-11-22',
    source: 'a table',
  };
}

test.each([
  [0, '$0', '$0'],
  [0.07, '$0.07', '$0.07'],
  [0.1, '$0.10', '$0.10'],
  [0.145, '$0.145', '$0.15'],
  [0.000975, '$0.000975', '$0.00098'],
  [0.0014, '$0.0014', '$0.0014'],
  [0.050617, '$0.0506', '$0.051'],
  [0.9999, '$1.00', '$1.00'],
  [1.225, '$1.23', '$1.23'],
  [12, '$12.00', '$12.00'],
])('%d is the rate %s and the amount %s', (usd, rate, amount) => {
  expect(formatUsd(usd)).toBe(rate);
  expect(formatAmount(usd)).toBe(amount);
});

describe('formatPrice', () => {
  test('says one figure with its basis, its date and that it is second-hand', () => {
    expect(formatPrice(estimate(0.35, 0.35))).toBe(
      'about $0.35 (5 s at $0.07 a second; second-hand figure of 2026-11-22)',
    );
  });

  test('says a range', () => {
    expect(formatFigure(estimate(0.021, 0.084))).toBe('$0.021 to $0.084');
  });

  test('says one figure when both ends read the same', () => {
    expect(formatFigure(estimate(0.3501, 0.3502))).toBe('about $0.35');
  });

  test('never says 0 for what is not known', () => {
    expect(formatPrice({ kind: 'unknown', basis: 'no figure' })).toBe('unknown (no figure)');
    expect(formatFigure({ kind: 'unknown', basis: 'no figure' })).toBe('unknown');
  });

  test('says that drafts are free', () => {
    expect(formatPrice({ kind: 'free', basis: 'drawn here' })).toBe('free');
  });
});

test('formatCost says what was paid', () => {
  expect(formatCost({ known: true, usd: 0.043778, basis: 'terms' })).toBe('about $0.044');
  expect(formatCost({ known: true, usd: 0, basis: 'it never ran' })).toBe('free');
  expect(formatCost({ known: false, basis: 'cancelled' })).toBe('cost unknown');
});

test.each([
  ['draft', 'free'],
  ['happyhorse', 'unknown'],
  ['kling', '$0.07 a second'],
  ['seedance', '$0.03 to $0.15 a second'],
  ['hailuo', '$0.28 to $0.56 a video'],
  ['wan', '$0.05 to $0.145 for 81 frames'],
  ['zeroscope', '$0.0014 a second of computing'],
])('the terms of %s are %s', (name, terms) => {
  expect(formatTerms(model(name).price)).toBe(terms);
});
