import { resolve } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import { filmJsonSchema } from '../../domain/film/film-json-schema.js';
import type { FilmSpec } from '../../domain/film/film-spec.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import { planFilm } from '../../domain/timeline/plan-film.js';
import type { RenderPlan } from '../../domain/timeline/render-plan.js';
import { transitionNames } from '../../domain/timeline/transitions.js';
import type { Services } from '../../services.js';
import { addCaptions } from '../../workflows/add-captions.js';
import { composeFilm, type Film } from '../../workflows/compose-film.js';
import { findParts } from '../../workflows/film-parts.js';
import { readFilmSources } from '../../workflows/read-film-sources.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { plural } from '../render/units.js';
import { createFilmProgress } from './film-progress.js';
import { formatText, segmentTable } from './plan-text.js';
import { readFilm } from './read-film.js';

/** Carries out `aivideo compose`. */
export async function runCompose(call: CommandCall, context: CliContext): Promise<number> {
  const { options } = call;
  if (options.schema === true) return print(context, filmJsonSchema());
  if (options.transitions === true) {
    context.platform.stdout.write(`${transitionNames.join('\n')}\n`);
    return 0;
  }
  const { spec, outputPath } = await readFilm(call, context);
  const services = await context.services();
  const deps = await composeDeps(services);
  const overwrite = options.force === true;
  const onlyPlan = options.plan === true || options.dryRun === true;
  if (!onlyPlan) await checkOutput(deps, outputPath, overwrite);
  const bare = planFilm({ spec, ...(await readFilmSources(deps, spec, context)) });
  const plan = await captioned(context, deps, { spec, plan: bare });
  for (const adjustment of plan.adjustments)
    context.say(context.paintError.yellow(adjustmentText(adjustment)));
  if (options.plan === true) return print(context, plan);
  if (options.dryRun === true) return printSegments(context, deps, plan);
  return makeFilm(context, deps, { plan, outputPath, overwrite, options });
}

async function captioned(
  context: CliContext,
  deps: Deps,
  { spec, plan }: { readonly spec: FilmSpec; readonly plan: RenderPlan },
): Promise<RenderPlan> {
  if (spec.captions === undefined) return plan;
  const asked = typeof spec.captions === 'string' ? { file: spec.captions } : spec.captions;
  const text = await context.platform.disk.readText(asked.file);
  const order = { text, burn: asked.burn ?? false, language: asked.language ?? 'und' };
  return addCaptions(deps, plan, order, context);
}

type Deps = Awaited<ReturnType<typeof composeDeps>>;

async function composeDeps(services: Services) {
  const [files, prober, provenance, engine, cache] = await Promise.all([
    services.files(),
    services.prober(),
    services.provenance(),
    services.mediaEngine(),
    services.segmentCache(),
  ]);
  return { files, prober, provenance, engine, cache, tool: services.tool };
}

/** Before anything is rendered. */
async function checkOutput({ files }: Deps, path: string, overwrite: boolean): Promise<void> {
  if (!overwrite && (await files.exists(path)))
    throw new AivideoError('output-exists', `\`${path}\` is there already`, { details: { path } });
  await files.checkTarget(path);
}

interface FilmOrder {
  readonly plan: RenderPlan;
  readonly outputPath: string;
  readonly overwrite: boolean;
  readonly options: CommandCall['options'];
}

async function makeFilm(context: CliContext, deps: Deps, order: FilmOrder): Promise<number> {
  const { plan, outputPath, overwrite, options } = order;
  const { signal } = context;
  const workers = typeof options.workers === 'number' ? { workers: options.workers } : {};
  const progress = await createFilmProgress(context);
  try {
    const onProgress = progress.update;
    const film = await composeFilm(deps, { plan, outputPath, overwrite, ...workers, onProgress }, { signal });
    const sheet =
      typeof options.sheet === 'string' ? await drawSheet(context, deps, film, options.sheet) : undefined;
    progress.stop();
    report(context, film, sheet);
    return 0;
  } finally {
    progress.stop();
  }
}

/** One picture from the middle of each chapter, 100 at most. */
async function drawSheet(
  context: CliContext,
  { engine, files }: Deps,
  film: Film,
  name: string,
): Promise<string> {
  const path = resolve(context.platform.cwd, name);
  const { chapters } = film.plan;
  const step = Math.ceil(chapters.length / 100);
  const frames = chapters
    .filter((_, index) => index % step === 0)
    .map(({ fromFrame, endFrame }) => Math.floor((fromFrame + endFrame) / 2));
  const partial = await files.openPartial(path, 'sheet');
  try {
    await engine.contactSheet({ film: film.path, frames, outputPath: partial.path }, context);
    return await partial.commit({ overwrite: true });
  } catch (error) {
    await partial.discard().catch(() => undefined);
    throw error;
  }
}

function report(context: CliContext, film: Film, sheet: string | undefined): void {
  const { platform, globals, paint, paintError } = context;
  const { plan, path, segments } = film;
  if (globals.json || globals.jsonStream) {
    const { format, frames, samples, chapters, adjustments } = plan;
    const durationSeconds = secondsOf(frames, format.rate);
    const facts = { path, format, frames, samples, durationSeconds, segments, chapters, adjustments };
    print(context, { v: 1, ok: true, film: { ...facts, ...(sheet === undefined ? {} : { sheet }) } });
    return;
  }
  const shown = relativePath(context, path);
  platform.stdout.write(platform.stdout.isTTY === true ? `${paint.green('✔')} ${shown}\n` : `${shown}\n`);
  const { rendered, found, copied } = segments;
  const counts = [`${rendered} rendered`, `${found} from the cache`, `${copied} copied`].filter(
    (text) => !text.startsWith('0 '),
  );
  context.say(
    paintError.dim(`  ${formatText(plan)}; ${plural(plan.segments.length, 'segment')}: ${counts.join(', ')}`),
  );
  if (sheet !== undefined) context.say(paintError.dim(`  contact sheet: ${relativePath(context, sheet)}`));
}

async function printSegments(context: CliContext, deps: Deps, plan: RenderPlan): Promise<number> {
  const found = await findParts(deps, plan, context);
  if (context.globals.json || context.globals.jsonStream) {
    const parts = found.parts.map(({ segment, path }) => ({ ...segment, cached: path !== undefined }));
    return print(context, {
      v: 1,
      ok: true,
      dryRun: true,
      format: plan.format,
      frames: plan.frames,
      segments: parts,
    });
  }
  context.platform.stdout.write(segmentTable(plan, found));
  return 0;
}

function print({ platform, globals }: CliContext, value: object): number {
  const text = globals.jsonStream
    ? JSON.stringify({ type: 'result', ...value })
    : JSON.stringify(value, undefined, 2);
  platform.stdout.write(`${text}\n`);
  return 0;
}
