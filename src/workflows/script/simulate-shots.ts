import { canonicalJson } from '../../domain/canonical-json.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import type { ShotFile } from '../../domain/film-script/film-spec-of.js';
import { layOutFilm } from '../../domain/film-script/lay-out-film.js';
import { inShot, type SimulatedShot, simulatedShots } from '../../domain/film-script/simulated-shots.js';
import type { JsonObject } from '../../domain/json.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { type RenderSimulationDeps, renderSimulation } from '../render-simulation.js';

export interface SimulateDeps extends RenderSimulationDeps {
  readonly files: RenderSimulationDeps['files'] & Pick<ClipFiles, 'exists'>;
  readonly prober: ClipProber;
  /** SHA-256 of a text, hexadecimal. */
  hash(text: string): string;
}

/** Checks every simulation of a plan, its equations too, and draws nothing. Errors, with the shot: `simulation-*`, `expression-invalid`. */
export async function checkSimulations(
  { renderer }: Pick<SimulateDeps, 'renderer'>,
  plan: FilmPlan,
): Promise<void> {
  for (const { name, spec } of simulatedShots(plan, layOutFilm(plan)))
    await renderer.check(spec).catch((error: unknown) => {
      throw inShot(error, name);
    });
}

export interface SimulateOrder {
  readonly film: FilmPlan;
  /** Absolute folder of the clips. */
  readonly folder: string;
  onShot(shot: string, file: ShotFile): void;
}

/** Draws the simulated shots of a film one after the other. One that was drawn before is taken again. */
export async function simulateShots(
  deps: SimulateDeps,
  order: SimulateOrder,
  call: CallOptions,
): Promise<void> {
  for (const shot of simulatedShots(order.film, layOutFilm(order.film))) {
    call.signal.throwIfAborted();
    order.onShot(shot.name, await simulateShot(deps, { shot, folder: order.folder }, call));
  }
}

async function simulateShot(
  deps: SimulateDeps,
  { shot: { name, spec }, folder }: { readonly shot: SimulatedShot; readonly folder: string },
  call: CallOptions,
): Promise<ShotFile> {
  const [scene = '', shot = ''] = name.split('.');
  const asked = deps.hash(canonicalJson([deps.tool, recordOf(spec)])).slice(0, 8);
  const path = `${folder}/${scene.padStart(2, '0')}-${shot}-${asked}.mp4`;
  if (!(await deps.files.exists(path)))
    await renderSimulation(deps, { spec, outputPath: path, overwrite: true, container: 'mp4' }, call);
  const { durationSeconds } = await deps.prober.probe(path, call);
  return { path, durationSeconds };
}

function recordOf({ equations, ...spec }: SimulatedShot['spec']): JsonObject {
  return { ...spec, ...(equations === undefined ? {} : { equations }) };
}
