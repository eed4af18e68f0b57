import { AivideoError, type ErrorCode } from '../../domain/errors.js';
import { type HybridFrame, planHybridFrame, withFormat } from '../../domain/hybrid/plan-hybrid.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import { framesPerSecond, secondsOf } from '../../domain/timeline/frame-rate.js';
import { composeFilm, type Film } from '../../workflows/compose-film.js';
import { makeHybridKey } from '../../workflows/hybrid/make-hybrid-key.js';
import { type HybridPlanOrder, makeHybridPlan } from '../../workflows/hybrid/make-hybrid-plan.js';
import { readHalf } from '../../workflows/hybrid/make-hybrid-sources.js';
import { asAivideoError } from '../../workflows/runs/error-record.js';
import { createFilmProgress } from '../compose/film-progress.js';
import { relativePath } from '../generate/relative-path.js';
import { adjustmentText } from '../render/adjustment-text.js';
import type { MadeAi } from './make-ai-half.js';
import { boxOf, type HybridCall, type PreparedHybrid } from './prepare-hybrid.js';
import { reportHybrid } from './report-hybrid.js';

/** Makes what is still missing of both halves, and the film. */
export async function makeHybridFilm(hybrid: HybridCall, prepared: PreparedHybrid): Promise<number> {
  const { context, deps } = hybrid;
  if (prepared.key?.warning !== undefined) context.warn(context.paintError.yellow(prepared.key.warning));
  const made = prepared.planned && (await makeAiOrKeepSimulation(hybrid, prepared, prepared.planned));
  const asMade =
    made === undefined ? prepared.ai : await readHalf(deps, { paths: made.paths, name: 'AI half' }, context);
  const ai = await extendedAi(hybrid, prepared, { ai: asMade, made });
  const { spec, sounds } = prepared;
  const isDrawn = made?.plan.provider === 'local';
  const settled = settleFrame(prepared, { ai, isDrawn });
  const simulation = await simulationSources(hybrid, prepared, settled);
  const frame = {
    ...planHybridFrame({
      spec: withFormat(spec, settled.format),
      sources: { simulation, ai },
      madeToFit: [],
    }),
    adjustments: settled.adjustments,
  };
  const key = await makeHybridKey(deps, { spec, arrangement: frame.arrangement, simulation }, context);
  const { name, chapterNames } = prepared.simulation;
  const order = { spec, frame, sounds, name, chapterNames, ...(key === undefined ? {} : { key: key.key }) };
  const film = await renderFilm(hybrid, prepared, order);
  const paths = (sources: readonly FilmSource[]) => sources.map(({ path }) => path);
  const { layout = 'side-by-side' } = spec;
  reportHybrid(context, {
    ...{ film, made, layout: typeof layout === 'string' ? layout : 'custom' },
    ...{ simulation: paths(simulation), ai: paths(ai) },
  });
  return 0;
}

async function renderFilm(
  { call, context, deps }: HybridCall,
  { outputPath }: PreparedHybrid,
  order: HybridPlanOrder,
): Promise<Film> {
  const { workers, force } = call.options;
  const progress = await createFilmProgress(context);
  try {
    const { plan } = await makeHybridPlan(deps, order, context);
    for (const adjustment of plan.adjustments)
      progress.say(context.paintError.yellow(adjustmentText(adjustment)));
    const film = { plan, outputPath, overwrite: force === true, onProgress: progress.update };
    return await composeFilm(deps, { ...film, ...(typeof workers === 'number' ? { workers } : {}) }, context);
  } finally {
    progress.stop();
  }
}

/** The AI half, made longer by a model where that was asked for. */
async function extendedAi(
  hybrid: HybridCall,
  { spec, simulation }: PreparedHybrid,
  { ai, made }: { readonly ai: readonly FilmSource[]; readonly made: MadeAi | undefined },
): Promise<readonly FilmSource[]> {
  const filling = typeof spec.fill === 'string' ? spec.fill : spec.fill?.ai;
  if (filling !== 'extend') return ai;
  const { extendAi } = await import('./extend-ai.js');
  return extendAi(hybrid, { spec, ai, simulation: simulation.sources, isDraft: made?.plan.draft === true });
}

/** Size, rate and places, once the AI half is there; a drawn simulation will follow them. */
function settleFrame(
  { spec, simulation, frame }: PreparedHybrid,
  { ai, isDrawn }: { readonly ai: readonly FilmSource[]; readonly isDrawn: boolean },
): HybridFrame {
  // Drafts were drawn for the frame that was planned.
  const settled = isDrawn ? withFormat(spec, frame.format) : spec;
  const madeToFit = simulation.drawn === undefined ? [] : (['simulation'] as const);
  return planHybridFrame({ spec: settled, sources: { simulation: simulation.sources, ai }, madeToFit });
}

/** The files of the simulation: drawn to fit where aivideo draws it. */
async function simulationSources(
  { context, deps }: HybridCall,
  { spec, simulation }: PreparedHybrid,
  frame: HybridFrame,
): Promise<readonly FilmSource[]> {
  const { drawn, sources } = simulation;
  if (drawn === undefined) return sources;
  const { width, height } = boxOf(frame, 'simulation');
  const isTransparent = spec.layout === 'background' || usesKey(spec);
  const { rate } = frame.format;
  // Halves that take turns are as long as they are.
  const seconds = frame.arrangement === undefined ? drawn.spec.seconds : secondsOf(frame.tracks.frames, rate);
  const { drawSimulation } = await import('./drawn-simulation.js');
  context.say(context.paintError.dim(`drawing the simulation, ${width}x${height}`));
  const shape = { size: { width, height }, fps: framesPerSecond(rate), seconds, isTransparent };
  return [await drawSimulation(drawn, shape, { deps, context })];
}

function usesKey({ layout }: PreparedHybrid['spec']): boolean {
  return typeof layout === 'object' && layout.regions.some(({ key }) => key === true);
}

/** After these the AI half may still come, or the user has to do something first: they keep their own exit status. */
const unfinished: ReadonlySet<ErrorCode> = new Set([
  ...(['interrupted', 'terminated', 'jobs-pending', 'budget-exceeded', 'price-unknown'] as const),
  ...(['token-missing', 'token-refused', 'billing-refused', 'run-locked', 'bug'] as const),
]);

async function makeAiOrKeepSimulation(
  hybrid: HybridCall,
  prepared: PreparedHybrid,
  planned: NonNullable<PreparedHybrid['planned']>,
): Promise<MadeAi> {
  const { call, context } = hybrid;
  try {
    const { makeAi } = await import('./make-ai-half.js');
    return await makeAi(call, context, planned);
  } catch (thrown) {
    const error = asAivideoError(thrown);
    if (context.signal.aborted || unfinished.has(error.code)) throw error;
    const kept = await keepSimulation(hybrid, prepared);
    const shown = kept.map((path) => `\`${relativePath(context, path)}\``).join(', ');
    throw new AivideoError('run-partial', `The AI half failed; the simulation is kept as ${shown}`, {
      cause: error,
      details: { ...error.details, simulation: [...kept], failed: error.code },
    });
  }
}

/** Files stay where they are; a simulation that aivideo draws is drawn beside the film. */
async function keepSimulation(
  { context, deps }: HybridCall,
  { simulation, outputPath }: PreparedHybrid,
): Promise<readonly string[]> {
  const { drawn, sources } = simulation;
  if (drawn === undefined) return sources.map(({ path }) => path);
  const path = outputPath.replace(/(\.[^./\\]+)?$/, '-simulation.mp4');
  const { saveSimulation } = await import('./drawn-simulation.js');
  await saveSimulation(drawn.spec, { path, isTransparent: false }, { deps, context });
  return [path];
}
