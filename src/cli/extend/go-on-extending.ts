import { readExtensionGoal, wholePlan } from '../../domain/extend/extension-goal.js';
import { sumPrices } from '../../domain/models/estimate-price.js';
import { formatFigure } from '../../domain/models/format-price.js';
import { findModel } from '../../domain/models/index.js';
import type { RunState } from '../../domain/run/reduce.js';
import { needsWork } from '../../domain/run/run-progress.js';
import type { Services } from '../../services/services.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { plural } from '../render/units.js';
import { confirmPrice } from '../runs/confirm-price.js';
import { readDriveOptions, withDriveFlags } from '../runs/drive-options.js';
import { driveExtension } from './drive-extension.js';
import { finishExtension } from './finish-extension.js';

/** Goes on with a run of `extend`, to the finished film. */
export async function goOnExtending(
  context: CliContext,
  services: Services,
  earlier: RunState,
  { options: flags }: CommandCall,
): Promise<number> {
  const { settings } = services;
  const kept = readExtensionGoal(earlier.run, earlier.goal);
  const goal = flags.force === true ? { ...kept, overwrite: true } : kept;
  const plan = withDriveFlags({ ...earlier.plan, shots: [] }, flags);
  const left = wholePlan(earlier.plan, goal).shots.filter(({ shot }) => {
    const record = earlier.shots.get(shot);
    return (
      record === undefined ||
      (needsWork(record) && (record.job === undefined || record.canceled === 'canceled'))
    );
  });
  const price = sumPrices(left.map((shot) => shot.price));
  if (left.length > 0) context.say(`${plural(left.length, 'piece')} to start, price ${formatFigure(price)}`);
  await confirmPrice(context, price, { above: settings.confirmAbove, yes: flags.yes === true });
  const order = { goal, plan, definition: findModel(plan.model), earlier };
  const extension = await driveExtension(context, services, order, readDriveOptions(flags, settings));
  return finishExtension(context, extension, { goal, plan, price, warnings: [] });
}
