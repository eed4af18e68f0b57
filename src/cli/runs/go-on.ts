import { formatFigure } from '../../domain/models/format-price.js';
import { findModel } from '../../domain/models/index.js';
import { priceLeft } from '../../domain/run/price-left.js';
import type { RunState } from '../../domain/run/reduce.js';
import type { Services } from '../../services/services.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { plural } from '../render/units.js';
import { confirmPrice } from './confirm-price.js';
import { readDriveOptions, withDriveFlags } from './drive-options.js';
import { driveRun } from './drive-run.js';
import { finishRun } from './finish-run.js';
import { goOnWith } from './go-on-with.js';

/** Goes on with a run: tells what it will still cost, drives it under the limits given now, and prints what it comes to. */
export async function goOn(
  context: CliContext,
  services: Services,
  earlier: RunState,
  { options: flags }: CommandCall,
): Promise<number> {
  const other = await goOnWith(earlier.command);
  if (other !== undefined) return other(context, services, earlier, { args: [], options: flags });
  const { settings } = services;
  const plan = withDriveFlags(earlier.plan, flags);
  const { clips, price } = priceLeft(earlier, plan);
  if (clips > 0) context.say(`${plural(clips, 'clip')} to start, price ${formatFigure(price)}`);
  await confirmPrice(context, price, { above: settings.confirmAbove, yes: flags.yes === true });
  const order = { plan, definition: findModel(plan.model), earlier };
  const result = await driveRun(context, services, order, readDriveOptions(flags, settings));
  return finishRun(context, result, { warnings: [], toStdout: false });
}
