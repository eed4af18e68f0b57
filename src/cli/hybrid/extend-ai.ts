import { AivideoError } from '../../domain/errors.js';
import type { HybridSpec } from '../../domain/hybrid/hybrid-spec.js';
import { planHybridFrame } from '../../domain/hybrid/plan-hybrid.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import { extensionPlanDeps } from '../../workflows/extension/extension-parts.js';
import { readHalf } from '../../workflows/hybrid/make-hybrid-sources.js';
import { planExtension } from '../../workflows/plan-extension.js';
import { throwIfFailed } from '../../workflows/runs/throw-if-failed.js';
import { driveExtension } from '../extend/drive-extension.js';
import { sayExtensionPlan } from '../extend/print-extension-plan.js';
import { readExtension } from '../extend/read-extension.js';
import { confirmPrice } from '../runs/confirm-price.js';
import { readDriveOptions } from '../runs/drive-options.js';
import type { HybridCall } from './prepare-hybrid.js';
import { usageError } from './usage-error.js';

/** An AI half that may be too short for its film. */
export interface ShortAi {
  readonly spec: HybridSpec;
  readonly ai: readonly FilmSource[];
  readonly simulation: readonly FilmSource[];
  /** It was drawn here, and so is what follows. */
  readonly isDraft: boolean;
}

/**
 * Has a model make the AI half as long as its film, as `aivideo extend` does, in a run of its own. One that is long enough stays as it
 * is. Errors: those of `planExtension` and of clips.
 */
export async function extendAi(
  { call, context, deps }: HybridCall,
  { spec, ai, simulation, isDraft }: ShortAi,
): Promise<readonly FilmSource[]> {
  const [clip, ...others] = ai;
  if (clip === undefined || clip.kind === 'still')
    throw usageError('`--fill extend` needs an AI half that is a video');
  if (others.length > 0) throw usageError('`--fill extend` makes one AI clip longer, not several');
  const { format, tracks } = planHybridFrame({ spec, sources: { simulation, ai }, madeToFit: [] });
  const start = spec.aiStart ?? 0;
  const to = secondsOf(tracks.frames, format.rate) + start;
  if (to <= clip.durationSeconds + 1 / format.rate.numerator) return ai;
  const path = await makeLonger({ call, context, deps }, { clip, to, isDraft });
  return readHalf(deps, { paths: [path], name: 'AI half' }, context);
}

async function makeLonger(
  { call, context, deps }: HybridCall,
  { clip, to, isDraft }: { readonly clip: FilmSource; readonly to: number; readonly isDraft: boolean },
): Promise<string> {
  const services = await context.services();
  const { model, draft, resolution, seed, deadline, maxCost, allowUnknownPrice, yes } = call.options;
  const name = deps.cache.key(`${clip.sha256} ${to}`).slice(0, 8);
  const wished = {
    ...{ resolution, seed, deadline, maxCost, allowUnknownPrice, to, force: true },
    ...(draft === true || isDraft ? { draft: true } : { model }),
    output: `${services.folders.output}/extended-${name}.mp4`,
  };
  const options = Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined));
  const asked = await readExtension({ args: [clip.path], options }, context, services.settings);
  const planned = await planExtension(await extensionPlanDeps(services, { offline: false }), asked, context);
  for (const warning of planned.warnings) context.warn(context.paintError.yellow(warning));
  sayExtensionPlan(context, planned);
  await confirmPrice(context, planned.price, { above: services.settings.confirmAbove, yes: yes === true });
  const drive = { ...readDriveOptions(call.options, services.settings), overwrite: true };
  const order = { goal: planned.goal, plan: planned.plan, definition: planned.model.definition };
  const { film, pieces } = await driveExtension(context, services, order, drive);
  if (film !== undefined) return film.path;
  throwIfFailed(pieces, context.signal);
  throw new AivideoError('run-partial', 'The AI half could not be extended', {
    details: { run: pieces.run },
  });
}
