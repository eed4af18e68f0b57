import type { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import { sumCosts } from '../../domain/models/estimate-price.js';
import { formatCost } from '../../domain/models/format-price.js';
import type { Clip } from '../../domain/run/run-event.js';
import type { ClipsResult } from '../../workflows/generate-clips.js';
import type { PlannedClips } from '../../workflows/plan-clips.js';
import type { CliContext } from '../context.js';
import { redact } from '../redact.js';
import { clipFacts } from '../render/clip-text.js';
import { errorJson } from '../render/error-text.js';
import { plural } from '../render/units.js';
import { relativePath } from './relative-path.js';

export interface ResultOptions {
  readonly failure: AivideoError | undefined;
  /** The clip itself goes to standard output. */
  readonly toStdout: boolean;
}

/** What `generate` leaves behind on the screen: paths on standard output, everything else on standard error. */
export async function printResult(
  context: CliContext,
  planned: PlannedClips,
  result: ClipsResult,
  options: ResultOptions,
): Promise<void> {
  const clips = result.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
  if (context.globals.json || context.globals.jsonStream)
    return printJson(context, planned, result, options.failure);
  for (const clip of clips) await printClip(context, clip, options.toStdout);
  for (const shot of result.shots)
    if (!shot.ok && result.shots.length > 1)
      context.warn(`${context.paintError.red('✗')} clip ${shot.shot}: ${shot.error.message}`);
  if (clips.length > 1) context.say(`${plural(clips.length, 'clip')}, ${formatCost(totalCost(clips))}`);
}

async function printClip(context: CliContext, clip: Clip, toStdout: boolean): Promise<void> {
  const { platform, paint, paintError } = context;
  if (toStdout) {
    for await (const chunk of platform.disk.read(clip.path)) await written(platform.stdout, chunk);
    context.say(`${paintError.green('✔')} ${clipFacts(clip)}`);
    return;
  }
  const path = relativePath(context, clip.path);
  if (platform.stdout.isTTY === true) platform.stdout.write(`${paint.green('✔')} ${path}\n`);
  else platform.stdout.write(`${path}\n`);
  context.say(paintError.dim(`  ${clipFacts(clip)}`));
}

/** Waits until the reader has taken a chunk, so that a large clip is not held in memory. */
async function written(stream: NodeJS.WritableStream, chunk: Uint8Array): Promise<void> {
  if (stream.write(chunk)) return;
  await new Promise((resolve) => stream.once('drain', resolve));
}

function printJson(
  { platform, globals }: CliContext,
  planned: PlannedClips,
  result: ClipsResult,
  failure: AivideoError | undefined,
): void {
  const clips = result.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
  const { plan } = planned;
  const value = {
    ...(globals.jsonStream ? { type: 'result' } : {}),
    v: 1,
    ok: failure === undefined,
    run: result.run,
    draft: plan.draft,
    model: plan.model,
    provider: plan.provider,
    ...(plan.version === undefined ? {} : { version: plan.version }),
    ...(plan.prompt === undefined ? {} : { prompt: plan.prompt }),
    clips,
    failed: result.shots.flatMap((shot) =>
      shot.ok ? [] : [{ shot: shot.shot, error: errorJson(shot.error) }],
    ),
    adjustments: plan.adjustments,
    warnings: planned.warnings,
    price: plan.price,
    cost: totalCost(clips),
    ...(failure === undefined ? {} : { error: errorJson(failure) as JsonObject }),
  };
  const text = JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2);
  platform.stdout.write(`${redact(text, platform.env)}\n`);
}

function totalCost(clips: readonly Clip[]) {
  return sumCosts(clips.map((clip) => clip.cost));
}
