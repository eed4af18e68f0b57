import { findModel } from '../../domain/models/index.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import { findUnfinishedRun } from '../../workflows/runs/find-unfinished-run.js';
import { throwIfFailed } from '../../workflows/runs/throw-if-failed.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { sayPlan } from '../generate/print-plan.js';
import { sayFindings } from '../generate/say-findings.js';
import { confirmPrice } from '../runs/confirm-price.js';
import { readDriveOptions, withDriveFlags } from '../runs/drive-options.js';
import { driveRun, type RunOrder } from '../runs/drive-run.js';
import type { PlannedAi } from './ai-half.js';

/** What came of the AI half. */
export interface MadeAi {
  readonly run: string;
  readonly plan: ClipPlan;
  /** Absolute, in order. */
  readonly paths: readonly string[];
}

/**
 * Makes the clips of the AI half, or goes on with the run that the same command has left unfinished. Errors: those of
 * `throwIfFailed`.
 */
export async function makeAi(call: CommandCall, context: CliContext, planned: PlannedAi): Promise<MadeAi> {
  const services = await context.services();
  const { options: flags } = call;
  const earlier =
    flags.new === true ? undefined : await findUnfinishedRun(await services.journal(), planned.request);
  let order: RunOrder;
  if (earlier === undefined) {
    const { plan, model } = planned.planned;
    for (const warning of planned.planned.warnings) context.warn(context.paintError.yellow(warning));
    sayPlan(context, plan);
    await confirmPrice(context, plan.price, {
      above: services.settings.confirmAbove,
      yes: flags.yes === true,
    });
    order = { plan, definition: model.definition, request: planned.request, command: 'hybrid' };
  } else {
    context.say(
      `Going on with run ${earlier.run}, which this command left unfinished; \`--new\` starts another`,
    );
    order = { plan: withDriveFlags(earlier.plan, flags), definition: findModel(earlier.plan.model), earlier };
  }
  const options = { ...readDriveOptions(flags, services.settings), overwrite: true };
  const result = await driveRun(context, services, order, options);
  sayFindings(context, result);
  throwIfFailed(result, context.signal);
  const paths = result.shots.flatMap((shot) => (shot.ok ? [shot.clip.path] : []));
  return { run: result.run, plan: order.plan, paths };
}
