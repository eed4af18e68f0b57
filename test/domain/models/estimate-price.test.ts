import { describe, expect, test } from 'vitest';
import { buildSchema, choice } from '../../../src/domain/models/build-schema.js';
import { costOf, estimatePrice, sumCosts, sumPrices } from '../../../src/domain/models/estimate-price.js';
import type { Cost, Price } from '../../../src/domain/run/price.js';
import { model } from './mapped.js';

describe('estimatePrice', () => {
  test('multiplies seconds by the rate of the model', () => {
    expect(estimatePrice(model('kling'), { duration: 10 })).toEqual({
      kind: 'estimate',
      lowUsd: 0.7,
      highUsd: 0.7,
      basis: '10 s at $0.07 a second',
      asOf: '2026-11-22',
      source: 'second-hand: a copy of its page: $0.07 per second of output video',
    });
  });

  test('takes what is not set from the defaults of the model', () => {
    expect(estimatePrice(model('kling'), {})).toMatchObject({ lowUsd: 0.35, highUsd: 0.35 });
    expect(estimatePrice(model('seedance'), {})).toMatchObject({ basis: '5 s at $0.15 a second' });
  });

  test('takes defaults from the schema of today when it is given', () => {
    const schema = buildSchema('uri', [choice('duration', [5, 10], { default: 10 })]);

    expect(estimatePrice(model('kling'), {}, schema)).toMatchObject({ lowUsd: 0.7 });
  });

  test.each([
    ['seedance', { resolution: '480p', duration: 5 }, 0.15],
    ['veo', { duration: 4, generate_audio: false }, 0.8],
    ['veo', { duration: 4 }, 1.6],
    ['kling-3', { mode: 'standard', duration: 10, generate_audio: true }, 2.52],
    ['wan-2.5', { size: '1080*1920', duration: 5 }, 0.75],
    ['hailuo', { duration: 10 }, 0.56],
    ['video-01', {}, 0.5],
    ['wan-i2v', { num_frames: 81 }, 0.05],
    ['seedance-2', { resolution: '720p', duration: 10 }, 1.8],
    [
      'seedance-2',
      { resolution: '720p', duration: 10, reference_videos: ['https://example.com/a.mp4'] },
      2.2,
    ],
  ])('%s with %j costs $%d', (name, input, usd) => {
    expect(estimatePrice(model(name), input)).toMatchObject({ kind: 'estimate', lowUsd: usd, highUsd: usd });
  });

  test('counts frames where the terms do', () => {
    expect(
      estimatePrice(model('wan'), { num_frames: 121, resolution: '480p', interpolate_output: false }),
    ).toMatchObject({ lowUsd: expect.closeTo(0.0747, 4), basis: '121 frames at $0.05 for every 81' });
  });

  test('gives a range where sources disagree', () => {
    expect(estimatePrice(model('ray-flash'), {})).toMatchObject({
      lowUsd: 0.2,
      highUsd: 0.3,
      basis: '5 s at $0.04 to $0.06 a second',
    });
  });

  test('gives a range where the length is left to the model', () => {
    expect(estimatePrice(model('seedance-2'), { duration: -1 })).toMatchObject({
      lowUsd: 0.18,
      highUsd: 2.7,
      basis: '1 to 15 s at $0.18 a second',
    });
  });

  test('makes of run time and hardware a range that grows with the work', () => {
    const usual = { num_frames: 24, num_inference_steps: 50, width: 576, height: 320 };

    expect(estimatePrice(model('zeroscope'), usual)).toMatchObject({ lowUsd: 0.021, highUsd: 0.084 });
    expect(estimatePrice(model('zeroscope'), { ...usual, num_frames: 48, batch_size: 2 })).toMatchObject({
      lowUsd: 0.084,
      highUsd: 0.336,
      basis: 'about 60 to 240 s of an Nvidia A100 (80 GB) at $0.0014 a second',
    });
  });

  test('is free for drafts', () => {
    expect(estimatePrice(model('draft'), {})).toEqual({ kind: 'free', basis: 'it runs on this machine' });
  });

  test.each([
    ['a model outside the catalogue', undefined, {}],
    ['a model without terms', model('happyhorse'), {}],
    ['an input that the terms do not cover', model('seedance-2'), { resolution: '4k' }],
  ])('is unknown for %s', (_, definition, input) => {
    expect(estimatePrice(definition, input).kind).toBe('unknown');
  });
});

describe('costOf', () => {
  test('counts the seconds of computing of a community model', () => {
    expect(costOf(model('zeroscope'), {}, { state: 'succeeded', billedSeconds: 31.27 })).toEqual({
      known: true,
      usd: 0.043778,
      basis: '31.3 s of an Nvidia A100 (80 GB) at $0.0014 a second',
    });
  });

  test('counts them up to a cancel', () => {
    expect(costOf(model('zeroscope'), {}, { state: 'canceled', billedSeconds: 10 })).toMatchObject({
      usd: 0.014,
    });
    expect(costOf(model('zeroscope'), {}, { state: 'canceled' }).known).toBe(false);
    expect(costOf(model('zeroscope'), {}, { state: 'succeeded' }).known).toBe(false);
  });

  test('counts what comes out of an official model', () => {
    expect(costOf(model('veo'), { duration: 4 }, { state: 'succeeded', billedSeconds: 90 })).toEqual({
      known: true,
      usd: 1.6,
      basis: '4 s at $0.40 a second',
    });
  });

  test('does not know what sources disagree on, and says between what it is', () => {
    expect(costOf(model('ray-flash'), {}, { state: 'succeeded' })).toEqual({
      known: false,
      basis: 'between $0.20 and $0.30: 5 s at $0.04 to $0.06 a second',
    });
    expect(costOf(model('happyhorse'), {}, { state: 'succeeded' }).known).toBe(false);
  });

  test.each(['zeroscope', 'veo', 'happyhorse'])('is nothing when %s failed', (name) => {
    expect(costOf(model(name), {}, { state: 'failed', billedSeconds: 20 })).toEqual({
      known: true,
      usd: 0,
      basis: 'failed runs are not charged',
    });
  });

  test('is nothing for what never ran', () => {
    for (const definition of [model('zeroscope'), model('veo'), undefined])
      expect(costOf(definition, {}, { state: 'aborted' })).toEqual({
        known: true,
        usd: 0,
        basis: 'it never ran',
      });
  });

  test('is not known for an official model that was cancelled', () => {
    expect(costOf(model('veo'), {}, { state: 'canceled', billedSeconds: 5 }).known).toBe(false);
  });

  test('is not known for a model outside the catalogue', () => {
    expect(costOf(undefined, {}, { state: 'succeeded', billedSeconds: 12.34 })).toEqual({
      known: false,
      basis: 'it ran 12.3 s; the terms of a model outside the catalogue are not known',
    });
    expect(costOf(undefined, {}, { state: 'failed' }).known).toBe(false);
  });

  test('is nothing for drafts, however they end', () => {
    for (const state of ['succeeded', 'failed', 'canceled', 'aborted'] as const)
      expect(costOf(model('draft'), {}, { state })).toMatchObject({ known: true, usd: 0 });
  });
});

const free: Price = { kind: 'free', basis: 'drawn here' };
const unknown: Price = { kind: 'unknown', basis: 'no figure' };
const estimate = (lowUsd: number, highUsd = lowUsd, asOf = '2026-11-22'): Price => ({
  kind: 'estimate',
  lowUsd,
  highUsd,
  basis: `${lowUsd} each`,
  asOf,
  source: `page of ${asOf}`,
});

describe('sumPrices', () => {
  test('adds low to low and high to high, without the noise of floating point', () => {
    expect(sumPrices([estimate(0.1, 0.2), estimate(0.2, 0.4), free])).toMatchObject({
      kind: 'estimate',
      lowUsd: 0.3,
      highUsd: 0.6,
      basis: '2 jobs together',
    });
  });

  test('says it shortly when all are alike, and takes the oldest date', () => {
    expect(sumPrices([estimate(0.1), estimate(0.1)])).toMatchObject({
      lowUsd: 0.2,
      basis: '2 times 0.1 each',
    });
    expect(sumPrices([estimate(0.1), estimate(0.1, 0.1, '2026-01-02')])).toMatchObject({
      asOf: '2026-01-02',
      source: 'page of 2026-11-22; page of 2026-01-02',
    });
  });

  test('is unknown as soon as one is, and says what the others come to', () => {
    expect(sumPrices([estimate(0.1), unknown, estimate(0.2)])).toEqual({
      kind: 'unknown',
      basis: 'unknown for 1 of 3, the others at least $0.30: no figure',
    });
    expect(sumPrices([unknown, unknown]).kind).toBe('unknown');
  });

  test('is free when all are, and when there is nothing', () => {
    expect(sumPrices([free, free]).kind).toBe('free');
    expect(sumPrices([]).kind).toBe('free');
  });

  test('is the price itself when there is one', () => {
    expect(sumPrices([unknown])).toBe(unknown);
  });
});

describe('sumCosts', () => {
  const known = (usd: number): Cost => ({ known: true, usd, basis: 'terms' });
  const open: Cost = { known: false, basis: 'cancelled' };

  test('adds what is known', () => {
    expect(sumCosts([known(0.1), known(0.2)])).toEqual({ known: true, usd: 0.3, basis: '2 times terms' });
  });

  test('is unknown as soon as one is', () => {
    expect(sumCosts([known(0.1), open])).toEqual({
      known: false,
      basis: 'unknown for 1 of 2, the others $0.10: cancelled',
    });
  });

  test('is nothing when there is nothing', () => {
    expect(sumCosts([])).toMatchObject({ known: true, usd: 0 });
  });
});
