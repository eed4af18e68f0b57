import { canonicalJson } from '../../domain/canonical-json.js';
import { AivideoError } from '../../domain/errors.js';
import { openSimulation } from '../../domain/simulations/open-simulation.js';
import {
  checkSimulationRequest,
  type SimulationRequest,
  specOfRequest,
} from '../../domain/simulations/recognition/simulation-request.js';
import type { SimulationSpec } from '../../domain/simulations/simulation-spec.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import type { PictureSize } from '../../domain/timeline/fit-picture.js';
import { makePart } from '../../workflows/film/make-part.js';
import { readHalf } from '../../workflows/hybrid/make-hybrid-sources.js';
import { renderSimulation } from '../../workflows/render-simulation.js';
import { readCheckedFile } from '../compose/read-film-file.js';
import type { CliContext } from '../context.js';
import type { HybridDeps } from './hybrid-deps.js';

/** A simulation that aivideo draws for the film. */
export interface DrawnSimulation {
  readonly spec: SimulationSpec;
  readonly beats: readonly { readonly seconds: number; readonly name: string }[];
  readonly description: string;
  readonly name: string;
}

/** How it is to be drawn. */
export interface DrawnShape {
  readonly size: PictureSize;
  readonly fps: number;
  /** As long as it is seen. */
  readonly seconds: number;
  readonly isTransparent: boolean;
}

/** Reads words or a spec file, as `simulate` does. Errors: `usage-invalid`, `simulation-*`, `expression-invalid`. */
export async function drawnSimulation(
  words: string,
  length: number | undefined,
  context: CliContext,
): Promise<DrawnSimulation> {
  const request: SimulationRequest = /\.(ya?ml|json)$/i.test(words)
    ? await readCheckedFile(words, context, { command: 'hybrid', check: checkSimulationRequest })
    : { simulation: words };
  const given = specOfRequest(request);
  const spec: SimulationSpec = { ...given, ...(length === undefined ? {} : { seconds: length }) };
  const open = openSimulation(spec);
  const renderer = await (await context.services()).simulationRenderer();
  await renderer.check(spec);
  const { language } = spec;
  const beats = open.beats(spec.seconds).map(({ seconds, name }) => ({ seconds, name: name[language] }));
  return { spec, beats, description: open.description, name: spec.title ?? open.title[language] };
}

/** Draws it in the size and at the rate of its place in the film, unless that was done before. */
export async function drawSimulation(
  { spec }: DrawnSimulation,
  { size, fps, seconds, isTransparent }: DrawnShape,
  { deps, context }: { readonly deps: HybridDeps; readonly context: CliContext },
): Promise<FilmSource> {
  const fitted = { ...spec, ...size, seconds, fps: Math.min(fps, 120) };
  const key = deps.cache.key(canonicalJson(['simulation 1', deps.tool, isTransparent, { ...fitted }]));
  const path =
    (await deps.cache.find(key)) ??
    (await makePart(deps, key, async (to) => {
      await saveSimulation(fitted, { path: to, isTransparent }, { deps, context });
    }));
  const [source] = await readHalf(deps, { paths: [path], name: 'Simulation' }, context);
  if (source === undefined) throw new AivideoError('bug', 'A simulation was drawn and is not there');
  return source;
}

/** Draws a simulation into a file. */
export async function saveSimulation(
  spec: SimulationSpec,
  { path, isTransparent }: { readonly path: string; readonly isTransparent: boolean },
  { deps, context }: { readonly deps: HybridDeps; readonly context: CliContext },
): Promise<void> {
  const renderer = await (await context.services()).simulationRenderer();
  await renderSimulation(
    { files: deps.files, provenance: deps.provenance, renderer, tool: deps.tool },
    { spec, outputPath: path, overwrite: true, container: isTransparent ? 'mov' : 'mp4' },
    context,
  );
}
