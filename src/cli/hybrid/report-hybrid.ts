import { secondsOf } from '../../domain/timeline/frame-rate.js';
import type { Film } from '../../workflows/compose-film.js';
import { formatText } from '../compose/plan-text.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { plural } from '../render/units.js';
import type { MadeAi } from './make-ai-half.js';

/** What a hybrid film was made of. */
export interface HybridReport {
  readonly film: Film;
  readonly layout: string;
  /** Absolute. */
  readonly simulation: readonly string[];
  readonly ai: readonly string[];
  readonly made: MadeAi | undefined;
}

/** Tells of a film that is there. */
export function reportHybrid(context: CliContext, report: HybridReport): void {
  const { film, layout, simulation, ai, made } = report;
  const { platform, globals, paint, paintError } = context;
  const { plan, path, segments } = film;
  if (globals.json || globals.jsonStream) {
    const { format, frames, samples, chapters, adjustments } = plan;
    const durationSeconds = secondsOf(frames, format.rate);
    const facts = { path, layout, format, frames, samples, durationSeconds, segments, chapters, adjustments };
    const run = made === undefined ? {} : { run: made.run, model: made.plan.model, draft: made.plan.draft };
    printJson(context, { v: 1, ok: true, film: facts, simulation, ai, ...run });
    return;
  }
  const shown = relativePath(context, path);
  platform.stdout.write(platform.stdout.isTTY === true ? `${paint.green('✔')} ${shown}\n` : `${shown}\n`);
  const { rendered, found, copied } = segments;
  const counts = [`${rendered} rendered`, `${found} from the cache`, `${copied} copied`].filter(
    (text) => !text.startsWith('0 '),
  );
  const parts = `${plural(plan.segments.length, 'segment')}: ${counts.join(', ')}`;
  context.say(paintError.dim(`  ${layout}, ${formatText(plan)}; ${parts}`));
}
