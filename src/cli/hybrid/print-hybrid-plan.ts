import { formatPrice } from '../../domain/models/format-price.js';
import { frameRateText, secondsOf } from '../../domain/timeline/frame-rate.js';
import { findParts } from '../../workflows/film/film-parts.js';
import { makeHybridPlan } from '../../workflows/hybrid/make-hybrid-plan.js';
import { segmentTable } from '../compose/plan-text.js';
import { printJson } from '../compose/print-json.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { formatSeconds } from '../render/units.js';
import type { HybridCall, PreparedHybrid } from './prepare-hybrid.js';

/** `--plan` and `--dry-run`: what would be made, and what it would cost. */
export async function printHybridPlan(hybrid: HybridCall, prepared: PreparedHybrid): Promise<number> {
  const { context } = hybrid;
  const { key, frame } = prepared;
  if (key?.warning !== undefined) context.warn(context.paintError.yellow(key.warning));
  for (const adjustment of frame.adjustments)
    context.say(context.paintError.yellow(adjustmentText(adjustment)));
  const isThere = prepared.planned === undefined && prepared.simulation.drawn === undefined;
  return isThere ? printFilm(hybrid, prepared) : printHalves(hybrid, prepared);
}

/** Both halves are there: the film is known to its last frame. */
async function printFilm({ call, context, deps }: HybridCall, prepared: PreparedHybrid): Promise<number> {
  const { spec, frame, sounds, key, simulation } = prepared;
  const { name, chapterNames } = simulation;
  const order = { spec, frame, sounds, name, chapterNames, ...(key === undefined ? {} : { key: key.key }) };
  const { plan } = await makeHybridPlan(deps, order, context);
  if (call.options.plan === true) return printJson(context, plan);
  const found = await findParts(deps, plan, context);
  if (context.globals.json || context.globals.jsonStream) {
    const segments = found.parts.map(({ segment, path }) => ({ ...segment, cached: path !== undefined }));
    const { format, frames } = plan;
    return printJson(context, { v: 1, ok: true, dryRun: true, format, frames, segments });
  }
  context.platform.stdout.write(segmentTable(plan, found));
  return 0;
}

/** A half is still to be made: its sizes and lengths are those that it is meant to have. */
function printHalves({ call, context }: HybridCall, prepared: PreparedHybrid): number {
  const { frame, planned, simulation } = prepared;
  const { format, tracks, arrangement } = frame;
  const clips = planned?.planned.plan;
  const { json, jsonStream } = context.globals;
  if (json || jsonStream || call.options.plan === true)
    return printJson(context, {
      ...{ v: 1, ok: true, dryRun: true, format, frames: tracks.frames },
      ...(arrangement === undefined ? {} : { arrangement }),
      ...(simulation.drawn === undefined ? {} : { simulation: simulation.drawn.spec }),
      ...(clips === undefined ? {} : { clips }),
      adjustments: [...frame.adjustments, ...(clips?.adjustments ?? [])],
    });
  const { dim, bold } = context.paint;
  const length = formatSeconds(secondsOf(tracks.frames, format.rate));
  const rows: (readonly [string, string])[] = [
    ['film', `${format.width}x${format.height}, ${frameRateText(format.rate)} fps, about ${length}`],
    [
      'simulation',
      simulation.drawn === undefined ? simulation.name : `${simulation.drawn.spec.kind}, drawn to fit`,
    ],
    ...(clips === undefined ? [] : ([['model', bold(clips.model)]] as const)),
    ...(clips?.shots ?? []).map(
      (shot) => [`clip ${shot.shot}`, shot.own?.prompt ?? clips?.prompt ?? ''] as const,
    ),
    ...(clips === undefined ? [] : ([['price', formatPrice(clips.price)]] as const)),
  ];
  const lines = rows.map(([label, text]) => `${dim(label.padEnd(12))}${text}`);
  const adjusted = (clips?.adjustments ?? []).map((adjustment) =>
    context.paint.yellow(adjustmentText(adjustment)),
  );
  const all = [...lines, ...adjusted, dim('dry run: nothing was made')];
  context.platform.stdout.write(`${all.join('\n')}\n`);
  return 0;
}
