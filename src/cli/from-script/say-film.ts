import type { Adjustment } from '../../domain/adjustment.js';
import { layOutFilm } from '../../domain/film-script/lay-out-film.js';
import { formatFigure, priceBasis } from '../../domain/models/format-price.js';
import { frameRateText, secondsOf } from '../../domain/timeline/frame-rate.js';
import type { CliContext } from '../context.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { formatSeconds, plural } from '../render/units.js';
import type { PreparedFilm } from './prepare-film.js';

/** More would hide what matters; all of them are in the JSON, and told with `--verbose`. */
const mostAdjustments = 8;

/** Before anything is started: what the film is, what makes it, and what it will cost; then what is done otherwise. */
export function sayFilm(context: CliContext, prepared: PreparedFilm): void {
  const { bold, dim, yellow } = context.paintError;
  const { clips } = prepared.shots;
  const parts = [bold(modelsText(prepared)), lengthText(prepared), `price ${formatFigure(prepared.price)}`];
  context.say(parts.join(dim(' · ')));
  const basis = priceBasis(prepared.price);
  if (basis !== undefined) context.say(dim(`  ${basis}`));
  if (clips.retakes !== undefined)
    context.say(
      dim(`  and up to ${plural(clips.retakes, 'further take')} of each clip that can not be used`),
    );
  for (const line of adjustmentLines(context, prepared.adjustments)) context.say(yellow(line));
}

/** `zeroscope`, or `wan and draft`. */
export function modelsText({ shots, side }: PreparedFilm): string {
  const names = new Set(
    [...(side?.shots ?? []), ...shots.clips.shots].map(({ own }) => own?.model ?? shots.clips.model),
  );
  return [...names].join(' and ');
}

/** `8 scenes, 24 shots, 1 min 32 s, 1280x720 at 24 fps`. */
export function lengthText({ plan }: Pick<PreparedFilm, 'plan'>): string {
  const { frames, rate, width, height, shots } = layOutFilm(plan);
  const simulated = shots.filter(({ shot }) => shot.simulation !== undefined).length;
  const made = simulated === 0 ? '' : ` (${simulated} simulated)`;
  const counts = `${plural(plan.scenes.length, 'scene')}, ${plural(shots.length, 'shot')}${made}`;
  return `${counts}, ${formatSeconds(secondsOf(frames, rate))}, ${width}x${height} at ${frameRateText(rate)} fps`;
}

function adjustmentLines({ globals }: CliContext, adjustments: readonly Adjustment[]): readonly string[] {
  const lines = [...new Set(adjustments.map(adjustmentText))];
  if (globals.verbose || lines.length <= mostAdjustments) return lines;
  const more = lines.length - mostAdjustments;
  return [
    ...lines.slice(0, mostAdjustments),
    `and ${plural(more, 'further adjustment')}; \`--verbose\` tells them`,
  ];
}
