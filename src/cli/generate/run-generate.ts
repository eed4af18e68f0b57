import { newRun, type Services } from '../../services.js';
import { asAivideoError } from '../../workflows/error-record.js';
import { type ClipsResult, generateClips, throwIfFailed } from '../../workflows/generate-clips.js';
import { type ClipRequest, type PlannedClips, planClips } from '../../workflows/plan-clips.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { createProgress } from '../render/create-progress.js';
import { presentError } from '../render/present-error.js';
import { printPlan, sayPlan } from './print-plan.js';
import { printResult } from './print-result.js';
import { readRequest } from './read-request.js';
import type { StartNotice } from './start-notice.js';

/** `aivideo generate` once it is loaded: flags to request, request to plan, plan to clips. */
export async function runGenerate(
  call: CommandCall,
  context: CliContext,
  notice: StartNotice,
): Promise<number> {
  const read = await readRequest(call, context, await context.settings());
  const services = await context.services();
  if (!read.toStdout) return planAndMake(context, services, read, notice);
  const folder = await context.platform.disk.temporaryFolder();
  try {
    const request: ClipRequest = { ...read.request, target: { kind: 'folder', path: folder.path } };
    return await planAndMake(context, services, { ...read, request }, notice);
  } finally {
    await folder.remove();
  }
}

type Read = Awaited<ReturnType<typeof readRequest>>;

async function planAndMake(
  context: CliContext,
  services: Services,
  read: Read,
  notice: StartNotice,
): Promise<number> {
  const planned = await makePlan(context, services, read).finally(() => notice.clear());
  for (const warning of planned.warnings) context.warn(context.paintError.yellow(warning));
  if (read.dryRun) {
    printPlan(context, planned);
    return 0;
  }
  sayPlan(context, planned.plan);
  const result = await carryOut(context, services, { planned, overwrite: read.request.overwrite });
  return finish(context, planned, result, read.toStdout);
}

async function makePlan(context: CliContext, services: Services, read: Read): Promise<PlannedClips> {
  const [files, directory] = await Promise.all([
    services.files(),
    services.directory({ offline: read.dryRun }),
  ]);
  const { clock, randomness } = services;
  return planClips({ files, directory, clock, randomness }, read.request, { signal: context.signal });
}

interface Order {
  readonly planned: PlannedClips;
  readonly overwrite: boolean;
}

async function carryOut(
  context: CliContext,
  services: Services,
  { planned, overwrite }: Order,
): Promise<ClipsResult> {
  const progress = await createProgress(context, planned.plan);
  const { definition } = planned.model;
  try {
    return await generateClips(
      await newRun(services, planned.plan.provider, [progress]),
      { plan: planned.plan, overwrite, ...(definition === undefined ? {} : { definition }) },
      { signal: context.signal },
    );
  } finally {
    progress.stop();
  }
}

async function finish(
  context: CliContext,
  planned: PlannedClips,
  result: ClipsResult,
  toStdout: boolean,
): Promise<number> {
  const failure = failureOf(result, context.signal);
  await printResult(context, planned, result, { failure, toStdout });
  if (failure === undefined) return 0;
  const { platform, globals } = context;
  await presentError(failure, platform, { ...globals, json: false, jsonStream: false });
  return exitCodes[failure.code];
}

function failureOf(result: ClipsResult, signal: AbortSignal) {
  try {
    throwIfFailed(result, signal);
    return undefined;
  } catch (thrown) {
    return asAivideoError(thrown);
  }
}
