import { describe, expect, it } from 'vitest';
import { madeLength } from '../../../src/domain/extend/made-length.js';
import { planLengths } from '../../../src/domain/extend/plan-lengths.js';
import { findModel, models } from '../../../src/domain/models/index.js';

const rate = { numerator: 24, denominator: 1 };

/** The plan for a model of the catalogue, as `asked seconds: frames`. */
function plan(model: string, wish: { readonly seconds?: number; readonly times?: number }) {
  const definition = findModel(model);
  if (definition === undefined) throw new Error(`There is no model ${model}`);
  const { name, schema } = definition;
  const context = { options: { image: '@start.png', prompt: 'sea' }, preset: {} };
  const { seconds, times } = wish;
  const lengths = planLengths({
    wish:
      seconds === undefined
        ? { kind: 'times', times: times ?? 1 }
        : { kind: 'frames', frames: seconds * 24, ...(times === undefined ? {} : { times }) },
    rate,
    model: name,
    make: (asked) => madeLength({ name, definition, schema }, context, asked),
  });
  return lengths.map(({ askedSeconds, seconds: made = 0, frames = 0 }) =>
    [askedSeconds === undefined ? 'default' : `${made.toFixed(2)} s`, frames].join(': '),
  );
}

describe('the pieces by which a clip becomes longer', () => {
  it('is one clip of exactly as many frames from an engine that makes any length', () => {
    expect(plan('draft', { seconds: 4 })).toEqual(['4.04 s: 96']);
    expect(plan('draft', { seconds: 0.25 })).toEqual(['0.29 s: 6']);
  });

  it('is the shortest clip that will do of a model with few lengths', () => {
    expect(plan('kling-2.5', { seconds: 3 })).toEqual(['5.00 s: 72']);
    expect(plan('kling-2.5', { seconds: 7 })).toEqual(['10.00 s: 168']);
  });

  it('takes a clip of that very length: the frame that is left out is not worth twice the price', () => {
    expect(plan('kling-2.5', { seconds: 5 })).toEqual(['5.00 s: 120']);
  });

  it('is as few clips as the model can do it in, the last as short as will do', () => {
    expect(plan('kling-2.5', { seconds: 23 })).toEqual(['10.00 s: 239', '10.00 s: 239', '5.00 s: 74']);
  });

  it('counts the frames of a model that counts in frames, and what is seen of its doubled one', () => {
    expect(plan('wan-2.2-i2v', { seconds: 10 })).toEqual(['7.56 s: 180', '5.06 s: 60']);
  });

  it('is divided evenly into as many clips as are asked for', () => {
    const lengths = plan('grok-imagine', { seconds: 12, times: 3 });

    expect(lengths).toEqual(['4.00 s: 95', '5.00 s: 97', '4.00 s: 96']);
  });

  it('is so many clips as long as the model makes them by itself', () => {
    expect(plan('kling-2.5', { times: 2 })).toEqual(['default: 119', 'default: 119']);
  });

  it('is refused for a model that chooses the length itself, and for an endless chain', () => {
    const make = () => undefined;
    const wish = { kind: 'frames', frames: 9 } as const;

    expect(() => planLengths({ wish, rate, model: 'painter', make })).toThrow(/`painter`.*`--times`/);
    expect(() => plan('kling-2.5', { seconds: 3600 })).toThrow(/more than 60 pieces/);
    expect(() => plan('kling-2.5', { times: 61 })).toThrow(/61 pieces/);
  });

  it.each(models.filter(({ options }) => options.image !== undefined).map(({ name }) => name))(
    'holds all that is asked for, with %s',
    (model) => {
      const frames = plan(model, { seconds: 13 }).map((text) => Number(text.split(': ')[1]));

      expect(frames.reduce((sum, count) => sum + count, 0)).toBe(13 * 24);
    },
  );
});
