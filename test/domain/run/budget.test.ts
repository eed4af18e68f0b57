import { describe, expect, it } from 'vitest';
import { checkBudget, mostSpent } from '../../../src/domain/run/budget.js';
import type { Price } from '../../../src/domain/run/price.js';
import type { RunEvent } from '../../../src/domain/run/run-event.js';
import { costsOf, spentOn } from '../../../src/domain/run/spent.js';
import { pricedPlan, recordAfter, shot, stateAfter } from './run-story.js';

const price: Price = {
  kind: 'estimate',
  lowUsd: 0.02,
  highUsd: 0.04,
  basis: 'a clip',
  asOf: '2026-11-22',
  source: 'the test',
};
const unknown: Price = { kind: 'unknown', basis: 'nobody tells' };
const free: Price = { kind: 'free', basis: 'drawn here' };

/** Whether the second of two shots may be started after these events of the first. */
function check(
  maxUsd: number | undefined,
  events: readonly RunEvent[],
  options: { price?: Price; allow?: boolean } = {},
) {
  const plan = pricedPlan(2, options.price ?? price);
  const next = plan.shots[1];
  if (next === undefined) throw new Error('The plan has two shots');
  const budget = { ...(maxUsd === undefined ? {} : { maxUsd }), allowUnknownPrice: options.allow === true };
  return () => checkBudget(budget, stateAfter(events, plan), next);
}

describe('the budget of a run', () => {
  it('allows everything when there is none', () => {
    expect(check(undefined, [shot.intent, shot.start])).not.toThrow();
    expect(check(undefined, [], { price: unknown })).not.toThrow();
  });

  it('counts the most that the next clip may cost', () => {
    expect(check(0.04, [])).not.toThrow();
    expect(check(0.039, [])).toThrow('The next clip may cost $0.040, and $0.039 of $0.039 are left');
  });

  it('counts the most that a job under way may cost, and what it did cost once that is known', () => {
    expect(check(0.075, [shot.intent, shot.start])).toThrow('$0.035 of $0.075 are left');
    expect(check(0.075, [shot.intent, shot.start, shot.output])).not.toThrow();
  });

  it('counts a start that nobody has answered, and not one that came to nothing', () => {
    expect(check(0.05, [shot.intent])).toThrow('$0.010 of $0.050 are left');
    expect(check(0.05, [shot.intent, shot.void])).not.toThrow();
  });

  it('counts what was cancelled before', () => {
    expect(check(0.08, [shot.intent, shot.start, shot.canceled, shot.intent])).toThrow(
      '$0.030 of $0.080 are left',
    );
  });

  it('counts the most where nobody says what a job has cost', () => {
    expect(mostSpent(stateAfter([shot.intent, shot.start, shot.unconfirmed], pricedPlan(2, price)))).toBe(
      0.04,
    );
  });

  it('is not exceeded by the noise of floating point', () => {
    const tenth: Price = { ...price, lowUsd: 0.1, highUsd: 0.1 };
    const spent = { ...shot.output, cost: { known: true, usd: 0.2, basis: 'two tenths' } } as const;

    expect(check(0.3, [shot.intent, shot.start, spent], { price: tenth })).not.toThrow();
  });

  it('refuses what has no known price, unless that is allowed', () => {
    expect(check(10, [], { price: unknown })).toThrow(
      'The price of `painter` is unknown, and the run may cost $10.00 at most',
    );
    expect(check(10, [], { price: unknown, allow: true })).not.toThrow();
  });

  it('lets what is free through, even with nothing to spend', () => {
    expect(check(0, [], { price: free })).not.toThrow();
  });

  it.for([
    { code: 'budget-exceeded', price, details: { maxCost: 0.05, spent: 0.04, next: 0.04 } },
    { code: 'price-unknown', price: unknown, details: { maxCost: 0.05 } },
  ])('says $code with its figures', ({ code, price: each, details }) => {
    expect(check(0.05, [shot.intent], { price: each })).toThrow(expect.objectContaining({ code, details }));
  });
});

describe('what a run has cost', () => {
  it('is one cost for each job', () => {
    const record = recordAfter([
      shot.intent,
      shot.start,
      shot.canceled,
      shot.intent,
      shot.start,
      shot.output,
    ]);

    expect(costsOf(record)).toMatchObject([{ usd: 0.01 }, { usd: 0.03 }]);
  });

  it('is unknown as long as a job runs', () => {
    expect(spentOn(stateAfter([shot.intent, shot.start]))).toMatchObject({ known: false });
  });

  it('is nothing for what was never started, was refused, or came to nothing', () => {
    const state = stateAfter([shot.intent, shot.void, shot.refused]);

    expect([...state.shots.values()].flatMap((record) => costsOf(record))).toEqual([]);
    expect(spentOn(state)).toMatchObject({ known: true, usd: 0 });
  });
});
