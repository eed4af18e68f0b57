import { describe, expect, it } from 'vitest';
import { priceLeft } from '../../../src/domain/run/price-left.js';
import type { RunEvent } from '../../../src/domain/run/run-event.js';
import { clip, pricedPlan, shot, stateAfter } from './run-story.js';

const plan = pricedPlan(2, {
  kind: 'estimate',
  lowUsd: 0.02,
  highUsd: 0.04,
  basis: 'a clip',
  asOf: '2026-11-22',
  source: 'the test',
});
const second = { type: 'shot-end', shot: '2', clip: { ...clip, shot: '2' } } as const;

describe('what a run will still cost', () => {
  it.for<{ name: string; events: readonly RunEvent[]; clips: number }>([
    { name: 'everything before anything was started', events: [], clips: 2 },
    { name: 'one clip when the other is there', events: [second], clips: 1 },
    { name: 'nothing for a job that runs', events: [second, shot.intent, shot.start], clips: 0 },
    {
      name: 'a job that is cancelled once more',
      events: [second, shot.intent, shot.start, shot.canceled],
      clips: 1,
    },
    { name: 'a start that may have come to nothing', events: [second, shot.intent], clips: 1 },
    {
      name: 'nothing for what failed for good',
      events: [second, shot.intent, shot.start, shot.refused],
      clips: 0,
    },
  ])('is $name', ({ events, clips }) => {
    const left = priceLeft(stateAfter(events, plan), plan);

    expect(left.clips).toBe(clips);
    expect(left.price).toMatchObject(clips === 0 ? { kind: 'free' } : { highUsd: 0.04 * clips });
  });
});
