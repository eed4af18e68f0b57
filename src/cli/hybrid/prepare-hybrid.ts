import { parseCaptions } from '../../domain/captions/parse-captions.js';
import { AivideoError } from '../../domain/errors.js';
import { captionsSpec } from '../../domain/film/captions-spec.js';
import { type HybridSpec, listed } from '../../domain/hybrid/hybrid-spec.js';
import { type HybridFrame, planHybridFrame } from '../../domain/hybrid/plan-hybrid.js';
import type { Half } from '../../domain/layouts/define-layout.js';
import { frameBox } from '../../domain/layouts/frame/boxes.js';
import type { Box } from '../../domain/timeline/composite-segment.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import { framesPerSecond, secondsOf } from '../../domain/timeline/frame-rate.js';
import type { FilmSounds } from '../../domain/timeline/plan-sound.js';
import { type ChosenKey, makeHybridKey } from '../../workflows/hybrid/make-hybrid-key.js';
import { readHalf, readHybridSounds } from '../../workflows/hybrid/make-hybrid-sources.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import type { PlannedAi } from './ai-half.js';
import type { HybridDeps } from './hybrid-deps.js';
import type { ReadHybrid } from './read-hybrid.js';
import { openSimulationHalf, type SimulationHalf } from './simulation-half.js';
import { usageError } from './usage-error.js';

/** One call of the command and what it works with. */
export interface HybridCall {
  readonly call: CommandCall;
  readonly context: CliContext;
  readonly deps: HybridDeps;
}

/** A hybrid film of which everything has been checked that can be before anything is made. */
export interface PreparedHybrid extends ReadHybrid {
  readonly simulation: SimulationHalf;
  /** Files of the AI half that are there already; empty where clips are made. */
  readonly ai: readonly FilmSource[];
  readonly planned?: PlannedAi;
  readonly sounds: FilmSounds;
  /** With stand-ins for what is still to be made. */
  readonly frame: HybridFrame;
  readonly key?: ChosenKey;
}

/** Reads all files, plans all clips, and prices them. Nothing is paid, rendered or written. */
export async function prepareHybrid(
  hybrid: HybridCall,
  read: ReadHybrid,
  onlyPlan: boolean,
): Promise<PreparedHybrid> {
  const { call, context, deps } = hybrid;
  const { outputPath } = read;
  if (!onlyPlan) await checkOutput(deps, outputPath, call.options.force === true);
  const simulation = await openSimulationHalf(read.spec, deps, context);
  const spec = withChapters(read.spec, simulation);
  const ai = await readHalf(deps, { paths: listed(spec.ai), name: 'AI half' }, context);
  const sounds = await readHybridSounds(deps, spec, context);
  await refuseOwnInput(deps, outputPath, [...simulation.sources, ...ai, sounds.music, sounds.narration]);
  await checkCaptions(spec, deps);
  const prompts = ai.length > 0 ? [] : promptsOf(spec, simulation);
  const frame = planHybridFrame({ spec, ...standIns(simulation, ai, prompts.length) });
  const order = { spec, arrangement: frame.arrangement, simulation: simulation.sources };
  const key = simulation.drawn === undefined ? await makeHybridKey(deps, order, context) : undefined;
  const planned =
    prompts.length === 0
      ? undefined
      : await (await import('./ai-half.js')).planAi(call, context, {
          ...{ spec, prompts, planOnly: onlyPlan, box: boxOf(frame, 'ai') },
          clipSeconds: clipSeconds(frame, prompts.length),
          fps: framesPerSecond(frame.format.rate),
        });
  return {
    ...{ spec, outputPath, simulation, ai, sounds, frame },
    ...(planned === undefined ? {} : { planned }),
    ...(key === undefined ? {} : { key }),
  };
}

/** The largest place of a half in the film; all of it where the halves take turns. */
export function boxOf({ arrangement, format }: HybridFrame, half: Half): Box {
  const sceneries = (arrangement?.stages ?? []).flatMap(({ scenery, next }) =>
    next === undefined ? [scenery] : [scenery, next.scenery],
  );
  const boxes = sceneries
    .flatMap(({ halves }) => halves.filter((placed) => placed.half === half))
    .map(({ box }) => box);
  const area = (box: Box) => box.width * box.height;
  return boxes.reduce((best, box) => (area(box) > area(best) ? box : best), boxes[0] ?? frameBox(format));
}

async function checkOutput({ files }: HybridDeps, path: string, overwrite: boolean): Promise<void> {
  if (!overwrite && (await files.exists(path)))
    throw new AivideoError('output-exists', `\`${path}\` is there already`, { details: { path } });
  await files.checkTarget(path);
}

/** A film can not take the place of what it is made of. */
async function refuseOwnInput(
  { files }: HybridDeps,
  outputPath: string,
  inputs: readonly ({ readonly path: string } | undefined)[],
): Promise<void> {
  for (const input of inputs)
    if (input !== undefined && input.path !== '' && (await files.isSameFile(outputPath, input.path)))
      throw usageError(`The output \`${outputPath}\` is a file that the film is made of`);
}

/** The chapters of a drawn simulation are those of its film, unless others are named. */
function withChapters(spec: HybridSpec, { chapters }: SimulationHalf): HybridSpec {
  return spec.chapters !== undefined || chapters.length < 2 ? spec : { ...spec, chapters: [...chapters] };
}

async function checkCaptions({ captions }: HybridSpec, deps: HybridDeps): Promise<void> {
  if (captions !== undefined) parseCaptions(await deps.readText(captionsSpec(captions).file));
}

function promptsOf({ prompt }: HybridSpec, { description }: SimulationHalf): readonly string[] {
  const given = listed(prompt);
  if (given.length > 0) return given;
  if (description !== undefined) return [description];
  throw usageError('The AI half needs `--prompt` or `--ai`: the simulation does not say what it shows');
}

/** What a model makes, more or less. */
function standIn(seconds: number): FilmSource {
  return {
    ...{ path: '', sha256: '', kind: 'video', format: 'mp4', width: 1280, height: 720, fps: 24 },
    ...{ durationSeconds: seconds, hasAudio: false, isColorTagged: true },
  };
}

function standIns(simulation: SimulationHalf, ai: readonly FilmSource[], prompts: number) {
  const length = simulation.sources.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const clips = ai.length > 0 ? ai : Array.from({ length: prompts }, () => standIn(length / prompts));
  const madeToFit: readonly Half[] = [
    ...(simulation.drawn === undefined ? [] : (['simulation'] as const)),
    ...(ai.length > 0 ? [] : (['ai'] as const)),
  ];
  return { sources: { simulation: simulation.sources, ai: clips }, madeToFit };
}

/** How long each clip is seen. */
function clipSeconds({ tracks, format }: HybridFrame, count: number): readonly number[] {
  const seconds = tracks.tracks.ai.map(({ frames }) => secondsOf(frames, format.rate));
  return Array.from({ length: count }, (_, index) => Math.max(1, seconds[index] ?? 5));
}
