import { layOutFilm } from '../../domain/film-script/lay-out-film.js';
import { formatFigure, formatPrice } from '../../domain/models/format-price.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { tableText } from '../render/table.js';
import { filmFacts, scenesJson, shotsJson } from './film-json.js';
import type { PreparedFilm } from './prepare-film.js';
import { lengthText } from './say-film.js';

/** `--dry-run`: the shots with their prices on standard output, for people or as JSON. */
export function printFilmPlan(context: CliContext, prepared: PreparedFilm): number {
  const { platform, globals, paint } = context;
  const { plan, shots, side, price, adjustments, warnings } = prepared;
  const { clips } = shots;
  if (globals.json || globals.jsonStream)
    return printJson(context, {
      ...{ v: 1, ok: true, dryRun: true, film: filmFacts(plan), scenes: scenesJson(plan) },
      ...{
        shots: shotsJson(plan, clips.shots),
        price,
        sideJobs: side?.shots ?? [],
        adjustments,
        warnings,
        plan,
      },
    });
  const { rate, shots: places } = layOutFilm(plan);
  const rows = places.map(({ name, startsAt, shot }) => {
    const job = clips.shots.find((entry) => entry.shot === name);
    return [
      name,
      secondsOf(startsAt, rate).toFixed(1),
      `${shot.seconds.toFixed(1)} s`,
      job?.own?.model ?? '',
      job === undefined ? '' : formatFigure(job.price),
      short(shot.prompt),
    ];
  });
  const before = (side?.shots ?? []).map(({ shot, own, price: ofJob }) => {
    return [shot, '', '', own?.model ?? '', formatFigure(ofJob), short(own?.prompt ?? '')];
  });
  platform.stdout.write(
    tableText([['SHOT', 'FROM', 'LENGTH', 'MODEL', 'PRICE', 'PROMPT'], ...before, ...rows]),
  );
  platform.stdout.write(`${lengthText(prepared)}\nprice ${formatPrice(price)}\n`);
  for (const adjustment of adjustments)
    platform.stdout.write(`${paint.yellow(adjustmentText(adjustment))}\n`);
  platform.stdout.write(`${paint.dim('dry run: nothing was sent')}\n`);
  return 0;
}

function short(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
