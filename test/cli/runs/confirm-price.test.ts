import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/context.js';
import { confirmPrice } from '../../../src/cli/runs/confirm-price.js';
import { AivideoError } from '../../../src/domain/errors.js';
import type { Price } from '../../../src/domain/run/price.js';

function costing(highUsd: number): Price {
  return { kind: 'estimate', lowUsd: 1, highUsd, basis: 'a clip', asOf: '2026-11-22', source: 'the test' };
}

/** A terminal on which somebody presses these keys once a question stands there. */
function createTerminal(keys: string | 'end', { isTTY = true, json = false } = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const ending = new AbortController();
  const shown: string[] = [];
  stderr.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    shown.push(text);
    if (!text.includes('[y/N]')) return;
    if (keys === 'end') stdin.end();
    else if (keys === 'abort') ending.abort(new AivideoError('terminated', 'Terminated'));
    else stdin.write(keys);
  });
  const platform = { stdin, stderr };
  const context = { platform, signal: ending.signal, globals: { json } } as unknown as CliContext;
  return { context, shown: () => shown.join('') };
}

const above = { above: 1, yes: false };

describe('agreeing to a price', () => {
  it.for(['y\n', 'Yes\n', '네\n'])('takes %j for a yes', async (keys) => {
    const { context, shown } = createTerminal(keys);

    await expect(confirmPrice(context, costing(2), above)).resolves.toBeUndefined();

    expect(shown()).toContain('This costs $1.00 to $2.00. Go on? [y/N] ');
  });

  it.for(['n\n', '\n', 'what\n', 'end'])('takes %j for a no', async (keys) => {
    const { context } = createTerminal(keys);

    await expect(confirmPrice(context, costing(2), above)).rejects.toMatchObject({
      code: 'budget-exceeded',
      message: 'Not started: the price was not agreed to',
    });
  });

  it('is ended by Ctrl-C', async () => {
    const { context } = createTerminal('\u0003');

    await expect(confirmPrice(context, costing(2), above)).rejects.toMatchObject({ code: 'interrupted' });
  });

  it('is ended by a signal', async () => {
    const { context } = createTerminal('abort');

    await expect(confirmPrice(context, costing(2), above)).rejects.toMatchObject({ code: 'terminated' });
  });

  it.for<{ name: string; price: Price; yes?: boolean; terminal?: { isTTY?: boolean; json?: boolean } }>([
    { name: 'with --yes', price: costing(2), yes: true },
    { name: 'up to the limit', price: costing(1) },
    { name: 'for what is free', price: { kind: 'free', basis: 'drawn here' } },
    { name: 'without a terminal', price: costing(2), terminal: { isTTY: false } },
    { name: 'with --json', price: costing(2), terminal: { json: true } },
  ])('is not asked for $name', async ({ price, yes = false, terminal = {} }) => {
    const { context, shown } = createTerminal('n\n', terminal);

    await expect(confirmPrice(context, price, { above: 1, yes })).resolves.toBeUndefined();

    expect(shown()).toBe('');
  });
});
