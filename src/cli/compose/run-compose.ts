import { filmJsonSchema } from '../../domain/film/film-json-schema.js';
import type { RenderPlan } from '../../domain/timeline/render-plan.js';
import { transitionNames } from '../../domain/timeline/transitions.js';
import { findParts } from '../../workflows/film/film-parts.js';
import { planComposition } from '../../workflows/plan-composition.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { type ComposeCallDeps, composeDeps } from './compose-deps.js';
import { makeFilm } from './make-film.js';
import { segmentTable } from './plan-text.js';
import { printJson } from './print-json.js';
import { readFilm } from './read-film.js';
import { usageError } from './usage-error.js';

/** Carries out `aivideo compose`. */
export async function runCompose(call: CommandCall, context: CliContext): Promise<number> {
  const { options } = call;
  if (options.schema === true) return printJson(context, filmJsonSchema());
  if (options.transitions === true) {
    context.platform.stdout.write(`${transitionNames.join('\n')}\n`);
    return 0;
  }
  const onlyPlan = options.plan === true || options.dryRun === true;
  if (options.watch !== true) return onlyPlan ? showPlan(call, context) : makeFilm(call, context);
  if (onlyPlan) throw usageError('`--watch` makes films: it can not be given with `--plan` or `--dry-run`');
  return (await import('./watch-film.js')).watchFilm(call, context);
}

async function showPlan(call: CommandCall, context: CliContext): Promise<number> {
  const { spec } = await readFilm(call, context);
  const deps = await composeDeps(context);
  const { plan } = await planComposition(deps, spec, context);
  for (const adjustment of plan.adjustments)
    context.say(context.paintError.yellow(adjustmentText(adjustment)));
  return call.options.plan === true ? printJson(context, plan) : printSegments(context, deps, plan);
}

async function printSegments(context: CliContext, deps: ComposeCallDeps, plan: RenderPlan): Promise<number> {
  const found = await findParts(deps, plan, context);
  if (context.globals.json || context.globals.jsonStream) {
    const { format, frames, adjustments } = plan;
    const segments = found.parts.map(({ segment, path }) => ({ ...segment, cached: path !== undefined }));
    return printJson(context, { v: 1, ok: true, dryRun: true, format, frames, segments, adjustments });
  }
  context.platform.stdout.write(segmentTable(plan, found));
  return 0;
}
