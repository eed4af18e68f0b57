import { createInterface } from 'node:readline/promises';
import { AivideoError } from '../../domain/errors.js';
import { formatFigure } from '../../domain/models/format-price.js';
import type { Price } from '../../domain/run/price.js';
import type { Platform } from '../../ports/platform.js';
import type { CliContext } from '../context.js';

export interface Confirmation {
  /** US dollars above which it is asked. */
  readonly above: number;
  readonly yes: boolean;
}

/**
 * Asks before a larger sum is spent, on a terminal only: without one it never asks and never hangs.
 * Errors: `budget-exceeded` when the answer is no.
 */
export async function confirmPrice(
  { platform, signal, globals }: CliContext,
  price: Price,
  { above, yes }: Confirmation,
): Promise<void> {
  if (yes || price.kind !== 'estimate' || price.highUsd <= above) return;
  const asked = platform.stdin.isTTY === true && platform.stderr.isTTY === true && !globals.json;
  if (!asked) return;
  const answer = await ask(platform, `This costs ${formatFigure(price)}. Go on? [y/N] `, signal);
  if (/^(y|yes|ㅇ|예|네)$/i.test(answer.trim())) return;
  throw new AivideoError('budget-exceeded', 'Not started: the price was not agreed to');
}

/** An input that ends is an empty answer; Ctrl-C comes as a key here. */
async function ask(platform: Platform, question: string, signal: AbortSignal): Promise<string> {
  const reader = createInterface({
    input: platform.stdin as unknown as NodeJS.ReadableStream,
    output: platform.stderr,
  });
  const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
  try {
    return await Promise.race([reader.question(question, { signal }), ended]);
  } catch (cause) {
    throw signal.aborted ? signal.reason : new AivideoError('interrupted', 'Interrupted', { cause });
  } finally {
    reader.close();
  }
}
