import { dirname, relative } from 'node:path';
import type { AivideoError } from '../../domain/errors.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { formatCost } from '../../domain/models/format-price.js';
import { spentOn } from '../../domain/run/spent.js';
import { writeSidecars } from '../../workflows/film/write-sidecars.js';
import type { FilmScriptResult } from '../../workflows/film-script.js';
import { asAivideoError } from '../../workflows/runs/error-record.js';
import { throwIfFailed } from '../../workflows/runs/throw-if-failed.js';
import { missingError } from '../../workflows/script/film-clips.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { relativePath } from '../generate/relative-path.js';
import { sayFindings } from '../generate/say-findings.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { presentError } from '../render/present-error.js';
import { plural } from '../render/units.js';
import { interruptedText } from '../runs/interrupted-text.js';
import type { FilmGoal } from './film-goal.js';
import { filmJson } from './film-json.js';
import { lengthText } from './say-film.js';
import { drawStoryboard, writePlanFile } from './write-plan.js';

export interface FinishOrder {
  readonly plan: FilmPlan;
  readonly goal: FilmGoal;
  readonly warnings: readonly string[];
}

/** Writes what belongs beside a film, prints what has become of it, and returns the exit status. */
export async function finishFilm(
  context: CliContext,
  result: FilmScriptResult,
  asked: FinishOrder,
): Promise<number> {
  const order = { ...asked, plan: result.plan ?? asked.plan };
  const services = await context.services();
  const deps = { files: await services.files(), cache: await services.segmentCache() };
  const captions = result.film === undefined || result.cues.length === 0 ? [] : order.goal.captions;
  await writeSidecars(deps, result.cues, captions);
  const planFile = await writePlanBeside(context, result, order);
  const storyboard = result.film === undefined ? [] : await drawBeside(context, order);
  const failure =
    result.film === undefined
      ? failureOf(result, {
          signal: context.signal,
          planFile: editable(context, planFile ?? order.goal.source),
        })
      : undefined;
  const besides = { captions, planFile, storyboard };
  if (context.globals.json || context.globals.jsonStream)
    printJson(context, filmJson(result, { ...order, ...besides, failure }));
  else printFilm(context, result, { ...order, ...besides, failure });
  if (failure === undefined) return 0;
  await presentError(failure, context.platform, { ...context.globals, json: false, jsonStream: false });
  return exitCodes[failure.code];
}

async function drawBeside(context: CliContext, { plan, goal }: FinishOrder): Promise<readonly string[]> {
  return goal.storyboard === undefined ? [] : drawStoryboard(context, plan, goal.storyboard);
}

/** As it can be pasted. */
function editable(context: CliContext, file: string | undefined): string | undefined {
  return file === undefined ? undefined : relativePath(context, file);
}

/** A plan that was made for this film is kept beside it, also when the film is not there yet: it can be edited. */
async function writePlanBeside(
  context: CliContext,
  { clips }: FilmScriptResult,
  { plan, goal }: FinishOrder,
): Promise<string | undefined> {
  if (goal.planFile === undefined) return undefined;
  return writePlanFile(context, { plan, prices: clips.plan, path: goal.planFile });
}

interface FailureFacts {
  readonly signal: AbortSignal;
  /** What can be edited and made again. */
  readonly planFile: string | undefined;
}

/** Waiting, the budget and the account come before what is missing. */
function failureOf(result: FilmScriptResult, { signal, planFile }: FailureFacts): AivideoError | undefined {
  try {
    throwIfFailed(result.clips, signal);
  } catch (thrown) {
    const error = asAivideoError(thrown);
    const isWaiting = [
      'jobs-pending',
      'budget-exceeded',
      'price-unknown',
      'interrupted',
      'terminated',
    ].includes(error.code);
    const isAccount = error.code.startsWith('token-') || error.code === 'billing-refused';
    if (signal.aborted || isWaiting || isAccount) return error;
  }
  return missingError(result, planFile);
}

interface PrintOrder extends FinishOrder {
  readonly captions: readonly string[];
  readonly planFile: string | undefined;
  readonly failure: AivideoError | undefined;
}

/** One line for each shot that is not there: why; of a run that was left, what became of its job. */
function missingLines(
  { paintError }: CliContext,
  { film, missing, clips }: FilmScriptResult,
  failure: AivideoError | undefined,
): readonly string[] {
  const { red, yellow } = paintError;
  if (film !== undefined)
    return missing.map(({ shot, reason }) => yellow(`warning: shot ${shot} is a draft: ${reason}`));
  const isLeft =
    failure !== undefined && ['interrupted', 'terminated', 'jobs-pending'].includes(failure.code);
  return missing.map(({ shot, reason }) => {
    const text = isLeft ? interruptedText(clips.state.shots.get(shot), clips.plan.provider) : reason;
    return `${red('✗')} shot ${shot}: ${text}`;
  });
}

function printFilm(
  context: CliContext,
  result: FilmScriptResult,
  { plan, goal, captions, failure }: PrintOrder,
): void {
  const { platform, paint, paintError } = context;
  const { dim, yellow } = paintError;
  for (const adjustment of result.adjustments) context.say(yellow(adjustmentText(adjustment)));
  if (result.film !== undefined && !result.clips.plan.draft) sayFindings(context, result.clips);
  for (const line of missingLines(context, result, failure)) context.warn(line);
  const cost = formatCost(spentOn(result.clips.state));
  if (result.film === undefined) {
    const there = result.clips.shots.length - result.missing.length;
    context.say(`${there} of ${plural(result.clips.shots.length, 'clip')} are there, ${cost} so far`);
    return;
  }
  const shown = relativePath(context, result.film.path);
  platform.stdout.write(platform.stdout.isTTY === true ? `${paint.green('✔')} ${shown}\n` : `${shown}\n`);
  context.say(dim(`  ${lengthText({ plan })}, ${cost}`));
  const [first] = captions;
  const beside = first === undefined ? 'plan and clips' : 'plan, captions and clips';
  const folder = relative(platform.cwd, goal.folder) || dirname(result.film.path);
  context.say(dim(`  ${beside} are in ${folder}`));
}
