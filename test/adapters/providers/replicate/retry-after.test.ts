import { describe, expect, it } from 'vitest';
import { retryAfterSeconds } from '../../../../src/adapters/providers/replicate/retry-after.js';
import { now } from './fixtures.js';

const silent = { header: null, field: undefined, text: '', now };

describe('retryAfterSeconds', () => {
  it('takes the header before the body before the text', () => {
    const hints = { ...silent, header: '7', field: 5, text: 'Your rate limit resets in ~30s.' };

    const read = [hints, { ...hints, header: null }, { ...hints, header: null, field: null }];

    expect(read.map(retryAfterSeconds)).toEqual([7, 5, 30]);
  });

  it('turns a date into seconds from now', () => {
    const header = 'Sun, 22 Nov 2026 08:00:12 GMT';

    expect(retryAfterSeconds({ ...silent, header })).toBe(12);
  });

  it('never waits for a date that has passed', () => {
    const header = 'Sun, 22 Nov 2026 07:00:00 GMT';

    expect(retryAfterSeconds({ ...silent, header })).toBe(0);
  });

  it.each([
    [{ ...silent, field: '2.5' }, 2.5],
    [{ ...silent, text: 'Request was throttled. Your rate limit resets in ~2m 5s' }, 125],
    [{ ...silent, header: 'soon', field: 3 }, 3],
    [{ ...silent, header: '-1', field: -3, text: 'later' }, undefined],
    [silent, undefined],
  ])('reads %o as %o seconds', (hints, seconds) => {
    expect(retryAfterSeconds(hints)).toBe(seconds);
  });
});
