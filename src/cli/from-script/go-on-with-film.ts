import { join } from 'node:path';
import { formatFigure } from '../../domain/models/format-price.js';
import { priceLeft } from '../../domain/run/price-left.js';
import type { RunState } from '../../domain/run/reduce.js';
import type { Services } from '../../services/services.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { plural } from '../render/units.js';
import { confirmPrice } from '../runs/confirm-price.js';
import { readDriveOptions, withDriveFlags } from '../runs/drive-options.js';
import { driveFilm } from './drive-film.js';
import { goalJson, readGoal } from './film-goal.js';
import { freeName } from './film-paths.js';
import { recordingsIn, sideWork } from './film-voices.js';
import { finishFilm } from './finish-film.js';

/** Goes on with the run of a film: its clips, and then the film. */
export async function goOnWithFilm(
  context: CliContext,
  services: Services,
  earlier: RunState,
  { options: flags }: CommandCall,
): Promise<number> {
  const goal = readGoal(earlier.run, earlier.goal);
  const clips = withDriveFlags(earlier.plan, flags);
  const { clips: left, price } = priceLeft(earlier, clips);
  if (left > 0) context.say(`${plural(left, 'clip')} to start, price ${formatFigure(price)}`);
  const { settings } = services;
  await confirmPrice(context, price, { above: settings.confirmAbove, yes: flags.yes === true });
  const allowMissing = goal.allowMissing || flags.allowMissing === true;
  const clipsFolder = join(goal.folder, 'clips');
  const side = await sideWork(context, {
    ...{ plan: goal.plan, voices: goal.voices, before: earlier.plan, planOnly: false },
    flags: { ...goal.flags, ...flags },
    ...{ clips: join(goal.folder, 'clips'), recordings: recordingsIn(goal.folder) },
  });
  const drive = readDriveOptions(flags, settings);
  const isMade = earlier.film?.path === goal.film;
  const overwrite = drive.overwrite || isMade;
  // A film that is there without a word of it in the journal may be somebody's own.
  const output = overwrite ? goal.film : await freeName(await services.files(), goal.film);
  const order = {
    film: goal.plan,
    clips,
    output,
    goal: goalJson(goal),
    earlier,
    clipsFolder,
    standIns: allowMissing,
    side,
  };
  const result = await driveFilm(context, services, order, { ...drive, overwrite });
  return finishFilm(context, result, { plan: goal.plan, goal, warnings: [] });
}
