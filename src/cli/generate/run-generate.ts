import { AivideoError } from '../../domain/errors.js';
import type { Services } from '../../services/services.js';
import { type ClipRequest, type PlannedClips, planClips } from '../../workflows/plan-clips.js';
import { findUnfinishedRun, requestKey } from '../../workflows/runs/find-unfinished-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { confirmPrice } from '../runs/confirm-price.js';
import { readDriveOptions } from '../runs/drive-options.js';
import { type DriveOptions, driveRun, type RunOrder } from '../runs/drive-run.js';
import { finishRun } from '../runs/finish-run.js';
import { goOn } from '../runs/go-on.js';
import { printPlan, sayPlan } from './print-plan.js';
import { type ReadRequest, readRequest } from './read-request.js';
import type { StartNotice } from './start-notice.js';

/** `aivideo generate` once it is loaded: flags to request, request to plan, plan to clips. */
export async function runGenerate(
  call: CommandCall,
  context: CliContext,
  notice: StartNotice,
): Promise<number> {
  const settings = await context.settings();
  const read = await readRequest(call, context, settings);
  const options = readDriveOptions(call.options, settings);
  const services = await context.services();
  const manner = { notice, options, call };
  if (!read.toStdout) return planAndMake(context, services, read, manner);
  const folder = await context.platform.disk.temporaryFolder();
  const request: ClipRequest = { ...read.request, target: { kind: 'folder', path: folder.path } };
  try {
    const status = await planAndMake(context, services, { ...read, request }, manner);
    // Of a run that is not done, the clip is still to come or lies there in part.
    if (status === 0) await folder.remove();
    return status;
  } catch (error) {
    const isKept = error instanceof AivideoError && error.details.keptAs !== undefined;
    if (!isKept) await folder.remove();
    throw error;
  }
}

interface Manner {
  readonly notice: StartNotice;
  readonly options: DriveOptions;
  readonly call: CommandCall;
}

async function planAndMake(
  context: CliContext,
  services: Services,
  read: ReadRequest,
  manner: Manner,
): Promise<number> {
  const { notice, options } = manner;
  if (!read.dryRun && !read.newRun) {
    const earlier = await findUnfinishedRun(await services.journal(), requestKey(read.request));
    if (earlier !== undefined) {
      notice.clear();
      context.say(
        `Going on with run ${earlier.run}, which this command left unfinished; \`--new\` starts another`,
      );
      return goOn(context, services, earlier, manner.call);
    }
  }
  const planned = await makePlan(context, services, read).finally(() => notice.clear());
  for (const warning of planned.warnings) context.warn(context.paintError.yellow(warning));
  if (read.dryRun) {
    printPlan(context, planned);
    return 0;
  }
  sayPlan(context, planned.plan);
  await confirmPrice(context, planned.plan.price, { above: services.settings.confirmAbove, yes: read.yes });
  const { definition } = planned.model;
  const order: RunOrder = { plan: planned.plan, definition, request: requestKey(read.request) };
  const result = await driveRun(context, services, order, options);
  return finishRun(context, result, { warnings: planned.warnings, toStdout: read.toStdout });
}

async function makePlan(context: CliContext, services: Services, read: ReadRequest): Promise<PlannedClips> {
  const [files, directory] = await Promise.all([
    services.files(),
    services.directory({ offline: read.dryRun }),
  ]);
  const { clock, randomness } = services;
  return planClips({ files, directory, clock, randomness }, read.request, { signal: context.signal });
}
