import { extensionPlanDeps } from '../../workflows/extension/extension-parts.js';
import { type PlannedExtension, planExtension } from '../../workflows/plan-extension.js';
import { findUnfinishedRun } from '../../workflows/runs/find-unfinished-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import type { StartNotice } from '../generate/start-notice.js';
import { confirmPrice } from '../runs/confirm-price.js';
import { readDriveOptions } from '../runs/drive-options.js';
import { driveExtension } from './drive-extension.js';
import { finishExtension } from './finish-extension.js';
import { goOnExtending } from './go-on-extending.js';
import { printExtensionPlan, sayExtensionPlan } from './print-extension-plan.js';
import { extensionKey, readExtension } from './read-extension.js';

/** `aivideo extend` once it is loaded: flags to request, request to plan, plan to pieces and film. */
export async function runExtend(
  call: CommandCall,
  context: CliContext,
  notice: StartNotice,
): Promise<number> {
  const settings = await context.settings();
  const services = await context.services();
  const asked = await readExtension(call, context, settings);
  const { options: flags } = call;
  const files = await services.files();
  await files.inspectInput(asked.clip, 'any');
  const request = extensionKey(asked, await files.sha256(asked.clip));
  if (flags.dryRun !== true && flags.new !== true) {
    const earlier = await findUnfinishedRun(await services.journal(), request);
    if (earlier !== undefined) {
      notice.clear();
      context.say(
        `Going on with run ${earlier.run}, which this command left unfinished; \`--new\` starts another`,
      );
      return goOnExtending(context, services, earlier, call);
    }
  }
  const deps = await extensionPlanDeps(services, { offline: flags.dryRun === true });
  const planned: PlannedExtension = await planExtension(deps, asked, context).finally(() => notice.clear());
  for (const warning of planned.warnings) context.warn(context.paintError.yellow(warning));
  if (flags.dryRun === true) {
    printExtensionPlan(context, planned);
    return 0;
  }
  sayExtensionPlan(context, planned);
  await confirmPrice(context, planned.price, { above: settings.confirmAbove, yes: flags.yes === true });
  const order = { goal: planned.goal, plan: planned.plan, definition: planned.model.definition, request };
  const extension = await driveExtension(context, services, order, readDriveOptions(flags, settings));
  return finishExtension(context, extension, { ...planned, warnings: planned.warnings });
}
