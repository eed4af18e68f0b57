import { canonicalJson } from '../../domain/canonical-json.js';
import type { JsonValue } from '../../domain/json.js';
import type { Clip } from '../../domain/run/run-event.js';
import type { ClipCache } from '../../ports/clip-cache.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { ShotWork } from '../jobs/start-shot.js';

export interface ReuseDeps {
  readonly files: ClipFiles;
  readonly prober: ClipProber;
  /** Absent: nothing is taken from earlier runs and nothing is kept for later ones. */
  readonly cache?: ClipCache;
}

/**
 * Under what a shot's clip is kept: model and version, the full input with its seed, and the content of its files.
 * Takes of a model that knows no seed differ by their number.
 */
export async function clipKey(
  { files, cache }: ReuseDeps,
  { plan, shot }: ShotWork,
): Promise<string | undefined> {
  if (cache === undefined) return undefined;
  const input: Record<string, JsonValue> = { ...shot.input };
  for (const { input: key, file } of shot.attachments) input[key] = await files.sha256(file.path);
  const take = shot.seed === undefined ? { take: shot.shot } : {};
  const { provider, modelRef, version = '' } = plan;
  return cache.key(canonicalJson({ v: 1, provider, modelRef, version, input, ...take }));
}

/** Puts a clip that was made before under the shot's final name; undefined when there is none. */
export async function reuseClip(
  deps: ReuseDeps,
  order: ShotWork & { readonly key: string; readonly overwrite: boolean },
  call: CallOptions,
): Promise<Clip | undefined> {
  const cached = await deps.cache?.find(order.key);
  if (cached === undefined) return undefined;
  const { shot, seed, output } = order.shot;
  const partial = await deps.files.openPartial(output, order.key.slice(0, 26));
  await partial.truncate(0);
  for await (const chunk of cached.read()) {
    call.signal.throwIfAborted();
    await partial.write(chunk);
  }
  await partial.close();
  const media = await deps.prober.probe(partial.path, call);
  const path = await partial.commit({ overwrite: order.overwrite });
  return {
    shot,
    path,
    ...(seed === undefined ? {} : { seed }),
    job: 'cache',
    cached: true,
    media,
    sha256: cached.sha256,
    cost: { known: true, usd: 0, basis: 'from the cache' },
  };
}
