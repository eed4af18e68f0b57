import type { Provenance } from '../../domain/clips/provenance.js';
import type { JsonObject } from '../../domain/json.js';
import type { JobHandle } from '../../domain/run/job.js';
import type { ClipPlan, PlannedShot } from '../../domain/run/plan.js';

/** What a clip says of itself. Local files appear by their bare names: nobody's folders travel with a clip. */
export function provenanceOf(
  tool: string,
  work: { readonly plan: ClipPlan; readonly shot: PlannedShot },
  job: JobHandle,
  input: JsonObject,
): Provenance {
  const { plan, shot } = work;
  const names = shot.attachments.map(({ input: key, file }) => [key, file.name] as const);
  return {
    tool,
    provider: plan.provider,
    model: plan.model,
    ...(plan.version === undefined ? {} : { version: plan.version }),
    ...(plan.prompt === undefined ? {} : { prompt: plan.prompt }),
    ...(plan.originalPrompt === undefined ? {} : { originalPrompt: plan.originalPrompt }),
    ...(shot.seed === undefined ? {} : { seed: shot.seed }),
    input: { ...input, ...Object.fromEntries(names) },
    job: job.id,
    sourceType: plan.draft ? 'algorithmicMedia' : 'trainedAlgorithmicMedia',
  };
}
