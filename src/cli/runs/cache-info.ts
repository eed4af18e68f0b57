import { AivideoError } from '../../domain/errors.js';
import type { CacheUsage } from '../../ports/clip-cache.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { formatBytes, plural } from '../render/units.js';

/** `aivideo cache info`. */
export async function cacheInfo(context: CliContext): Promise<number> {
  const services = await context.services();
  const usage = await (await services.cache()).usage();
  print(context, usage, `${plural(usage.clips, 'clip')}, ${formatBytes(usage.bytes)} in ${usage.folder}`);
  return 0;
}

/** `aivideo cache prune --max-size SIZE`. */
export async function pruneCache(call: CommandCall, context: CliContext): Promise<number> {
  const maxBytes = parseSize(String(call.options.maxSize));
  const services = await context.services();
  const gone = await (await services.cache()).prune(maxBytes);
  print(context, gone, `${plural(gone.clips, 'clip')} removed, ${formatBytes(gone.bytes)} freed`);
  return 0;
}

function print({ platform, globals }: CliContext, usage: CacheUsage, text: string): void {
  const json = globals.json || globals.jsonStream;
  platform.stdout.write(`${json ? JSON.stringify({ v: 1, ok: true, ...usage }) : text}\n`);
}

const unitBytes: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)b?$/i.exec(text.trim());
  if (!match)
    throw new AivideoError('usage-invalid', `\`--max-size ${text}\` must be a size such as 500MB or 2GB`, {
      details: { command: 'cache' },
    });
  return Number(match[1]) * (unitBytes[(match[2] ?? '').toLowerCase()] ?? 1);
}
