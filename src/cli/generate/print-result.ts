import { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import { formatCost } from '../../domain/models/format-price.js';
import type { Clip } from '../../domain/run/run-event.js';
import { spentOn } from '../../domain/run/spent.js';
import type { ClipsResult, ShotResult } from '../../workflows/generate-clips.js';
import type { CliContext } from '../context.js';
import { clipFacts } from '../render/clip-text.js';
import { errorJson } from '../render/error-text.js';
import { plural } from '../render/units.js';
import { interruptedText } from '../runs/interrupted-text.js';
import { relativePath } from './relative-path.js';
import { sayFindings } from './say-findings.js';

export interface ResultOptions {
  readonly failure: AivideoError | undefined;
  /** The clip itself goes to standard output. */
  readonly toStdout: boolean;
  readonly warnings: readonly string[];
}

/** What `generate` leaves behind on the screen: paths on standard output, everything else on standard error. */
export async function printResult(
  context: CliContext,
  result: ClipsResult,
  options: ResultOptions,
): Promise<void> {
  const clips = result.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
  if (context.globals.json || context.globals.jsonStream) return printJson(context, result, options);
  for (const clip of clips) await printClip(context, clip, options.toStdout);
  sayFindings(context, result);
  for (const shot of result.shots) if (!shot.ok) sayMissing(context, result, shot);
  if (result.shots.length > 1) context.say(sumText(clips.length, result));
}

function sumText(made: number, { shots, state }: ClipsResult): string {
  const count = made === shots.length ? plural(made, 'clip') : `${made} of ${plural(shots.length, 'clip')}`;
  return `${count}, ${formatCost(spentOn(state))} in all`;
}

/** One line for a clip that is not there: why, and what it costs all the same. */
function sayMissing(
  context: CliContext,
  result: ClipsResult,
  shot: Extract<ShotResult, { ok: false }>,
): void {
  const record = result.state.shots.get(shot.shot);
  const interrupted = context.signal.aborted || shot.error.code === 'jobs-pending';
  if (!interrupted && result.shots.length === 1) return;
  const text = interrupted ? interruptedText(record, result.plan.provider) : shot.error.message;
  context.warn(`${context.paintError.red('✗')} clip ${shot.shot}: ${text}`);
}

async function printClip(context: CliContext, clip: Clip, toStdout: boolean): Promise<void> {
  const { platform, paint, paintError } = context;
  if (toStdout) {
    for await (const chunk of platform.disk.read(clip.path))
      if (!(await written(platform.stdout, chunk))) throw unread(clip);
    context.say(`${paintError.green('✔')} ${clipFacts(clip)}`);
    return;
  }
  const path = relativePath(context, clip.path);
  if (platform.stdout.isTTY === true) platform.stdout.write(`${paint.green('✔')} ${path}\n`);
  else platform.stdout.write(`${path}\n`);
  context.say(paintError.dim(`  ${clipFacts(clip)}`));
}

/** What was paid for is not thrown away because nobody has read it to its end. */
function unread({ path }: Clip): AivideoError {
  return new AivideoError(
    'output-unwritable',
    `Standard output was closed before the clip was written; it is kept as \`${path}\``,
    { details: { keptAs: path } },
  );
}

/** Waits until the reader has taken a chunk, so that a large clip is not held in memory. False when there is no reader. */
async function written(stream: NodeJS.WritableStream, chunk: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    stream.write(chunk, (error) => resolve(error === undefined || error === null));
  });
}

function printJson(
  { platform, globals }: CliContext,
  result: ClipsResult,
  { failure, warnings }: ResultOptions,
): void {
  const clips = result.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
  const { plan } = result;
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
    ...(plan.originalPrompt === undefined ? {} : { originalPrompt: plan.originalPrompt }),
    clips: clips.map((clip) => withTakes(clip, result)),
    failed: result.shots.flatMap((shot) => (shot.ok ? [] : [failedJson(result, shot)])),
    adjustments: plan.adjustments,
    warnings,
    price: plan.price,
    cost: spentOn(result.state),
    ...(failure === undefined ? {} : { error: errorJson(failure) as JsonObject }),
  };
  const text = JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2);
  platform.stdout.write(`${text}\n`);
}

/** Why a clip is not there, and what became of its job. */
function failedJson({ state }: ClipsResult, { shot, error }: Extract<ShotResult, { ok: false }>) {
  const { job, canceled, cost } = state.shots.get(shot) ?? {};
  return {
    shot,
    error: errorJson(error),
    ...(job === undefined ? {} : { job: job.id }),
    ...(canceled === undefined ? {} : { outcome: canceled }),
    ...(cost === undefined ? {} : { cost }),
  };
}

/** A clip with the takes that were made before it. */
function withTakes(clip: Clip, { state }: ClipsResult): object {
  const { takes, kept } = state.shots.get(clip.shot) ?? {};
  return {
    ...clip,
    ...(takes === undefined ? {} : { takes: takes.filter(({ path }) => path !== clip.path) }),
    ...(kept === undefined ? {} : { kept }),
  };
}
