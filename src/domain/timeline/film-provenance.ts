import { z } from 'zod';
import type { Provenance } from '../clips/provenance.js';
import type { JsonObject } from '../json.js';
import type { FilmSource } from './film-source.js';

/**
 * The origin of a film: that of all its sources, in order. Undefined when none of them tells of its own. A film with one clip
 * that a trained model made is marked like that clip.
 */
export function filmProvenance(
  sources: readonly FilmSource[],
  { tool, film }: { readonly tool: string; readonly film: string },
): Provenance | undefined {
  const clips = sources.filter(({ card }) => card === undefined);
  const known = clips.flatMap(({ provenance }) => (provenance === undefined ? [] : [provenance]));
  if (known.length === 0) return undefined;
  const trained = known.some(({ sourceType }) => sourceType === 'trainedAlgorithmicMedia');
  return {
    tool,
    provider: 'local',
    model: 'local/compose',
    input: { sources: clips.map(sourceRecord) },
    job: film,
    sourceType: trained ? 'trainedAlgorithmicMedia' : 'algorithmicMedia',
  };
}

function sourceRecord({ path, sha256, provenance }: FilmSource): JsonObject {
  const file = path.split(/[/\\]/).at(-1) ?? '';
  if (provenance === undefined) return { file, sha256 };
  return { file, sha256, provenance: z.record(z.string(), z.json()).parse(provenance) };
}
