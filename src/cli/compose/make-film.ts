import { resolve } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import { composeFilm, type Film } from '../../workflows/compose-film.js';
import type { CaptionedFilm } from '../../workflows/film/add-captions.js';
import { drawSheet } from '../../workflows/film/draw-sheet.js';
import { checkTargets, type FilmTargets, filmTargets } from '../../workflows/film/film-targets.js';
import { writeSidecars } from '../../workflows/film/write-sidecars.js';
import { planComposition } from '../../workflows/plan-composition.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { plural } from '../render/units.js';
import { type ComposeCallDeps, composeDeps } from './compose-deps.js';
import { createFilmProgress } from './film-progress.js';
import { formatText } from './plan-text.js';
import { printJson } from './print-json.js';
import { readFilm } from './read-film.js';
import { usageError } from './usage-error.js';

/** Reads, plans and makes the film that was asked for, and what belongs beside it. */
export async function makeFilm(call: CommandCall, context: CliContext): Promise<number> {
  const { options } = call;
  const { spec, outputPath } = await readFilm(call, context);
  const targets = filmTargets(spec, outputPath, sheetPath(options.sheet, context));
  const deps = await composeDeps(context);
  const overwrite = options.force === true;
  await checkTargets(deps, { spec, targets, overwrite });
  const progress = await createFilmProgress(context);
  try {
    const planned = await planComposition(deps, spec, context);
    for (const adjustment of planned.plan.adjustments)
      progress.say(context.paintError.yellow(adjustmentText(adjustment)));
    const workers = typeof options.workers === 'number' ? { workers: options.workers } : {};
    const order = { plan: planned.plan, outputPath, overwrite, ...workers, onProgress: progress.update };
    const film = await composeFilm(deps, order, context);
    await makeBesides(deps, { film, planned, targets }, context);
    progress.stop();
    report(context, film, targets);
    return 0;
  } catch (error) {
    progress.stop();
    // A change of a watched file aborts too, for another reason.
    if (context.signal.reason instanceof AivideoError)
      context.say('finished segments are kept: the same command goes on with them');
    throw error;
  } finally {
    progress.stop();
  }
}

function sheetPath(asked: unknown, { platform }: CliContext): string | undefined {
  if (typeof asked !== 'string') return undefined;
  if (!/\.png$/i.test(asked)) throw usageError(`\`--sheet ${asked}\` must end in .png`);
  return resolve(platform.cwd, asked);
}

interface Besides {
  readonly film: Film;
  readonly planned: CaptionedFilm;
  readonly targets: FilmTargets;
}

async function makeBesides(
  deps: ComposeCallDeps,
  { film, planned, targets }: Besides,
  context: CliContext,
): Promise<void> {
  const { sheet, sidecars } = targets;
  await writeSidecars(deps, planned.cues, sidecars);
  if (sheet !== undefined)
    await drawSheet(deps, { film: film.path, plan: planned.plan, path: sheet }, context);
}

function report(context: CliContext, film: Film, { sidecars, sheet }: FilmTargets): void {
  const { platform, globals, paint, paintError } = context;
  const { plan, path, segments } = film;
  if (globals.json || globals.jsonStream) {
    const { format, frames, samples, chapters, adjustments } = plan;
    const durationSeconds = secondsOf(frames, format.rate);
    const facts = { path, format, frames, samples, durationSeconds, segments, chapters, adjustments };
    const besides = {
      ...(sidecars.length === 0 ? {} : { sidecars }),
      ...(sheet === undefined ? {} : { sheet }),
    };
    printJson(context, { v: 1, ok: true, film: { ...facts, ...besides } });
    return;
  }
  const shown = relativePath(context, path);
  platform.stdout.write(platform.stdout.isTTY === true ? `${paint.green('✔')} ${shown}\n` : `${shown}\n`);
  const { rendered, found, copied } = segments;
  const counts = [`${rendered} rendered`, `${found} from the cache`, `${copied} copied`].filter(
    (text) => !text.startsWith('0 '),
  );
  const parts = `${plural(plan.segments.length, 'segment')}: ${counts.join(', ')}`;
  context.say(paintError.dim(`  ${formatText(plan)}; ${parts}`));
  for (const sidecar of sidecars)
    context.say(paintError.dim(`  captions: ${relativePath(context, sidecar)}`));
  if (sheet !== undefined) context.say(paintError.dim(`  contact sheet: ${relativePath(context, sheet)}`));
}
