import { AivideoError } from '../../domain/errors.js';
import { chooseKey, keyText } from '../../domain/hybrid/choose-key.js';
import type { HybridSpec } from '../../domain/hybrid/hybrid-spec.js';
import type { Arrangement } from '../../domain/layouts/frame/arrangement.js';
import type { Key } from '../../domain/timeline/composite-segment.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import type { HybridMedia } from '../../ports/hybrid-media.js';
import type { CallOptions } from '../../ports/video-provider.js';

/** Less is left than a line of chalk. */
const leastSeen = 0.002;

/** More is left than where anything had been taken away. */
const mostSeen = 0.998;

export interface ChosenKey {
  readonly key: Key;
  /** Where it takes nothing away. */
  readonly warning?: string;
}

/**
 * Settles how the simulation is seen through, and tries it on some of its pictures. Undefined where nothing is seen through.
 * Errors: `input-invalid` where the key would leave nothing of it.
 */
export async function makeHybridKey(
  { media }: { readonly media: HybridMedia },
  order: {
    readonly spec: HybridSpec;
    readonly arrangement: Arrangement | undefined;
    readonly simulation: readonly FilmSource[];
  },
  call: CallOptions,
): Promise<ChosenKey | undefined> {
  const { spec, arrangement, simulation } = order;
  const [source] = simulation;
  if (source === undefined || arrangement === undefined || !isKeyed(arrangement)) return undefined;
  const isOpaque = source.transparency === undefined;
  const corner = isOpaque && spec.keyColor === undefined ? await media.cornerColor(source, call) : '#000000';
  const key = chooseKey(spec, source, corner);
  const seen = await media.seenShare(source, key, call);
  if (seen < leastSeen)
    throw new AivideoError(
      'input-invalid',
      `Nothing of the simulation \`${source.path}\` would be seen: ${keyText(key)} matches all of it`,
      { details: { path: source.path, seen } },
    );
  if (seen <= mostSeen) return { key };
  const warning = `warning: ${keyText(key)} matches nothing in \`${source.path}\`: the simulation covers the AI half`;
  return { key, warning };
}

function isKeyed({ stages }: Arrangement): boolean {
  return stages.some(({ scenery, next }) =>
    [scenery, ...(next === undefined ? [] : [next.scenery])].some(({ halves }) =>
      halves.some(({ half, keyed }) => keyed === true && half === 'simulation'),
    ),
  );
}
