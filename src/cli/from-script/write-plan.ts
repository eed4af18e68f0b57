import { basename, dirname, join, relative, resolve } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { filmPlanText } from '../../domain/film-script/film-plan-text.js';
import { layOutFilm } from '../../domain/film-script/lay-out-film.js';
import { withPlanPaths } from '../../domain/film-script/plan-paths.js';
import { simulatedShots } from '../../domain/film-script/simulated-shots.js';
import { type StoryboardPages, storyboardPages } from '../../domain/film-script/storyboard.js';
import { formatFigure } from '../../domain/models/format-price.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { Services } from '../../services/services.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { filmFacts } from './film-json.js';
import { freeName } from './film-paths.js';
import { type FromScriptFlags, usageError } from './from-script-flags.js';
import type { PreparedFilm } from './prepare-film.js';
import { sayFilm } from './say-film.js';

export interface PlanOrder {
  readonly flags: FromScriptFlags;
  readonly prepared: PreparedFilm;
}

/** `--plan-only`: the plan file and the storyboard beside it. Errors: `output-exists`. */
export async function writePlan(context: CliContext, { flags, prepared }: PlanOrder): Promise<number> {
  const path = planPath(flags, context);
  const services = await context.services();
  const files = await services.files();
  const storyboard = join(dirname(path), storyboardName(basename(path)));
  for (const target of [path, storyboard]) {
    if (flags.force !== true && (await files.exists(target)))
      throw new AivideoError('output-exists', `\`${target}\` is there already`, {
        details: { path: target },
      });
    await files.checkTarget(target);
  }
  for (const warning of prepared.warnings) context.warn(context.paintError.yellow(warning));
  sayFilm(context, prepared);
  const text = planText(prepared.plan, { prices: prepared.shots.clips, path });
  await writeText(context, { path, text });
  const pages = await drawStoryboard(context, prepared.plan, storyboard);
  const { platform, globals } = context;
  if (globals.json || globals.jsonStream)
    return printJson(context, {
      ...{ v: 1, ok: true, plan: path, storyboard: pages, film: filmFacts(prepared.plan) },
      ...{
        price: prepared.price,
        adjustments: prepared.adjustments,
        warnings: prepared.warnings,
      },
    });
  for (const file of [path, ...pages]) platform.stdout.write(`${relativePath(context, file)}\n`);
  return 0;
}

/** Draws the storyboard of a plan, in as many pages as it takes, and returns their paths. Overwrites. */
export async function drawStoryboard(
  context: CliContext,
  plan: FilmPlan,
  path: string,
): Promise<readonly string[]> {
  const services = await context.services();
  const board = await services.storyboard();
  const pages = storyboardPages(plan);
  const count = pages.pages.length;
  if (count > 1) context.say(`Drawing ${count} pages of storyboard`);
  const pictures = await simulationPictures(services, plan, pages);
  return board.draw({ ...pages, pictures }, path, context);
}

/** Simulated shots as they look near their end, when most of them is drawn. */
async function simulationPictures(
  services: Services,
  plan: FilmPlan,
  { width, height }: StoryboardPages,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const { name, spec } of simulatedShots(plan, layOutFilm(plan))) {
    const renderer = await services.simulationRenderer();
    const still = { spec: { ...spec, width, height }, seconds: spec.seconds * 0.8, isTransparent: false };
    pictures.set(name, await renderer.renderStill(still));
  }
  return pictures;
}

function planPath({ planOnly, outDir }: FromScriptFlags, { platform }: CliContext): string {
  const folder = outDir === undefined ? platform.cwd : resolve(platform.cwd, outDir);
  if (typeof planOnly !== 'string') return join(folder, 'plan.yaml');
  if (!/\.ya?ml$/i.test(planOnly)) throw usageError(`\`--plan-only ${planOnly}\` must end in .yaml`);
  return resolve(platform.cwd, planOnly);
}

/** `plan.yaml` has `storyboard.png`, `short.yaml` has `short.storyboard.png`. */
function storyboardName(plan: string): string {
  const name = plan.replace(/\.ya?ml$/i, '');
  return name === 'plan' ? 'storyboard.png' : `${name}.storyboard.png`;
}

export interface PlanFileOrder {
  readonly plan: FilmPlan;
  readonly prices: ClipPlan;
  readonly path: string;
}

/** Writes a plan beside its film. One that is there stays, unless it says the same: somebody may have edited it. */
export async function writePlanFile(context: CliContext, order: PlanFileOrder): Promise<string> {
  const { plan, prices } = order;
  const files = await (await context.services()).files();
  const text = planText(plan, order);
  const before = await context.platform.disk.readText(order.path).catch(() => undefined);
  if (before === text) return order.path;
  const path = await freeName(files, order.path);
  await writeText(context, { path, text: planText(plan, { prices, path }) });
  return path;
}

function planText(plan: FilmPlan, { prices, path }: Pick<PlanFileOrder, 'prices' | 'path'>): string {
  const folder = dirname(path);
  const portable = withPlanPaths(plan, (file) => relative(folder, file) || file);
  return filmPlanText(portable, {
    file: basename(path),
    price: formatFigure(prices.price),
    priceOf(shot) {
      const job = prices.shots.find((entry) => entry.shot === shot);
      return job === undefined ? undefined : formatFigure(job.price);
    },
  });
}

async function writeText(
  context: CliContext,
  { path, text }: { readonly path: string; readonly text: string },
): Promise<void> {
  const services = await context.services();
  const files = await services.files();
  const partial = await files.openPartial(path, 'plan');
  try {
    await partial.truncate(0);
    await partial.write(new TextEncoder().encode(text));
    await partial.commit({ overwrite: true });
  } catch (error) {
    await partial.discard().catch(() => undefined);
    throw error;
  }
}
