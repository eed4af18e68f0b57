import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { Randomness } from '../../../src/ports/randomness.js';
import { type WaitNotice, withRetries } from '../../../src/workflows/jobs/with-retries.js';
import { createMovingClock } from '../../support/moving-clock.js';

const never = new AbortController().signal;

function badWeather(details: { retryAfterSeconds?: number; status?: number } = {}): AivideoError {
  return new AivideoError('network-unreachable', 'The connection failed', { retryable: true, details });
}

function fractions(value: number): Randomness {
  return { seed: () => 1, id: () => 'a', fraction: () => value };
}

function failing(times: number, error: () => unknown = badWeather) {
  const attempts: number[] = [];
  const operation = async (attempt: number) => {
    attempts.push(attempt);
    if (attempt <= times) throw error();
    return 'done';
  };
  return { attempts, operation };
}

describe('withRetries', () => {
  it('returns the first result without any pause', async () => {
    const clock = createMovingClock();

    const result = await withRetries(async () => 7, { clock, randomness: fractions(0.5), signal: never });

    expect(result).toBe(7);
    expect(clock.sleeps).toEqual([]);
  });

  it('doubles the longest pause from half a second to thirty seconds', async () => {
    const clock = createMovingClock();
    const { operation, attempts } = failing(9);

    const result = await withRetries(operation, { clock, randomness: fractions(1), signal: never });

    expect(result).toBe('done');
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(clock.sleeps).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('takes a random part of the pause, down to nothing', async () => {
    const clock = createMovingClock();
    const { operation } = failing(2);

    await withRetries(operation, { clock, randomness: fractions(0), signal: never });

    expect(clock.sleeps).toEqual([0, 0]);
  });

  it('waits as long as the other side asks, and up to a second more', async () => {
    const clock = createMovingClock();
    const { operation } = failing(1, () => badWeather({ retryAfterSeconds: 12 }));

    await withRetries(operation, { clock, randomness: fractions(0.25), signal: never });

    expect(clock.sleeps).toEqual([12_250]);
  });

  it('tells the error, the pause and the attempt before it waits', async () => {
    const notices: WaitNotice[] = [];
    const error = badWeather();
    const { operation } = failing(1, () => error);

    await withRetries(operation, {
      clock: createMovingClock(),
      randomness: fractions(0.5),
      signal: never,
      onWait: (notice) => notices.push(notice),
    });

    expect(notices).toEqual([{ error, waitMs: 250, attempt: 1 }]);
  });

  it.each([
    ['an error that will not go away', new AivideoError('token-refused', 'The token was refused')],
    ['an error that is not of aivideo', new TypeError('x is not a function')],
  ])('throws %s at once, as it is', async (_, error) => {
    const { operation, attempts } = failing(5, () => error);

    const result = withRetries(operation, {
      clock: createMovingClock(),
      randomness: fractions(1),
      signal: never,
    });

    await expect(result).rejects.toBe(error);
    expect(attempts).toEqual([1]);
  });

  it('gives up when the next attempt would begin more than five minutes after the first failure', async () => {
    const clock = createMovingClock();
    const { operation, attempts } = failing(1000);

    const result = withRetries(operation, { clock, randomness: fractions(1), signal: never });

    // 31.5 s until the pauses have grown to 30 s, then eight of those: 271.5 s, and a ninth does not fit.
    await expect(result).rejects.toMatchObject({ code: 'network-unreachable', details: { attempts: 15 } });
    expect(attempts).toHaveLength(15);
    expect(clock.monotonicMs()).toBe(271_500);
  });

  it('does not begin to wait for what comes too late', async () => {
    const clock = createMovingClock();
    const { operation } = failing(1, () => badWeather({ retryAfterSeconds: 600 }));

    const result = withRetries(operation, { clock, randomness: fractions(0), signal: never });

    await expect(result).rejects.toMatchObject({ details: { retryAfterSeconds: 600, attempts: 1 } });
    expect(clock.sleeps).toEqual([]);
  });

  it('does not count the time of an operation that was long before it failed', async () => {
    const clock = createMovingClock();
    const operation = async (attempt: number) => {
      if (attempt === 2) return 'done';
      clock.moveMs(3_600_000);
      throw badWeather();
    };

    const result = await withRetries(operation, { clock, randomness: fractions(0.5), signal: never });

    expect(result).toBe('done');
  });

  it('gives up after the attempts that are allowed and keeps code, cause and details of the last error', async () => {
    const cause = new Error('ECONNRESET');
    const error = () =>
      new AivideoError('rate-limited', 'Too many requests', {
        retryable: true,
        cause,
        details: { status: 429 },
      });
    const { operation } = failing(5, error);

    const result = withRetries(operation, {
      clock: createMovingClock(),
      randomness: fractions(0),
      signal: never,
      limit: { attempts: 3 },
    });

    await expect(result).rejects.toMatchObject({
      code: 'rate-limited',
      message: 'Too many requests',
      retryable: true,
      cause,
      details: { status: 429, attempts: 3 },
    });
  });

  it('begins the count anew when something was gained in between', async () => {
    const { operation, attempts } = failing(6);

    const result = await withRetries(operation, {
      clock: createMovingClock(),
      randomness: fractions(0),
      signal: never,
      limit: { attempts: 2 },
      gained: () => true,
    });

    expect(result).toBe('done');
    expect(attempts).toHaveLength(7);
  });

  it('does not begin when it was aborted before', async () => {
    const reason = new AivideoError('interrupted', 'Interrupted');
    const { operation, attempts } = failing(0);

    const result = withRetries(operation, {
      clock: createMovingClock(),
      randomness: fractions(0),
      signal: AbortSignal.abort(reason),
    });

    await expect(result).rejects.toBe(reason);
    expect(attempts).toEqual([]);
  });

  it('throws the reason of an abort, whatever the operation made of it', async () => {
    const reason = new AivideoError('terminated', 'Terminated');
    const controller = new AbortController();
    const operation = async () => {
      controller.abort(reason);
      throw badWeather();
    };
    const clock = createMovingClock();

    const result = withRetries(operation, { clock, randomness: fractions(1), signal: controller.signal });

    await expect(result).rejects.toBe(reason);
    expect(clock.sleeps).toEqual([]);
  });

  it('ends a pause when it is aborted', async () => {
    const reason = new AivideoError('interrupted', 'Interrupted');
    const controller = new AbortController();
    const { operation, attempts } = failing(5);

    const result = withRetries(operation, {
      clock: createMovingClock(),
      randomness: fractions(1),
      signal: controller.signal,
      onWait: () => controller.abort(reason),
    });

    await expect(result).rejects.toBe(reason);
    expect(attempts).toEqual([1]);
  });
});
