import { AivideoError } from '../../domain/errors.js';
import { openSimulation } from '../../domain/simulations/open-simulation.js';
import { frameCount, type SimulationSpec } from '../../domain/simulations/simulation-spec.js';
import type { Services } from '../../services/services.js';
import { renderSimulation, renderSimulationStill } from '../../workflows/render-simulation.js';
import type { CommandCall } from '../command-definition.js';
import { createFilmProgress } from '../compose/film-progress.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { formatSeconds } from '../render/units.js';
import { listSimulations } from './list-simulations.js';
import { type ReadSimulate, readSimulate, wordsOf } from './read-simulate.js';

/** Carries out `aivideo simulate`. */
export async function runSimulate(call: CommandCall, context: CliContext): Promise<number> {
  const { options } = call;
  if (options.list === true) return listSimulations(wordsOf(call).what, context);
  const asked = await readSimulate(call, context);
  const services = await context.services();
  const renderer = await services.simulationRenderer();
  await renderer.check(asked.spec);
  if (options.dryRun === true) return printPlan(context, asked);
  const deps = await renderDeps(services, asked, options.force === true);
  const order = { ...asked, overwrite: options.force === true };
  if (asked.stillAt !== undefined) {
    await renderSimulationStill(deps, { ...order, seconds: asked.stillAt }, context);
    return report(context, asked);
  }
  const progress = await createFilmProgress(context);
  try {
    const onProgress = (frames: number, ofFrames: number): void =>
      progress.update({ phase: 'rendering', frames, ofFrames, foundFrames: 0 });
    const container = asked.isTransparent ? 'mov' : 'mp4';
    await renderSimulation(deps, { ...order, container, onProgress }, context);
  } finally {
    progress.stop();
  }
  return report(context, asked);
}

/** What would be overwritten, and where nothing can be written, is told before anything is drawn. */
async function renderDeps(services: Services, { outputPath: path }: ReadSimulate, overwrite: boolean) {
  const [files, provenance, renderer] = await Promise.all([
    services.files(),
    services.provenance(),
    services.simulationRenderer(),
  ]);
  if (!overwrite && (await files.exists(path)))
    throw new AivideoError('output-exists', `\`${path}\` is there already`, { details: { path } });
  await files.checkTarget(path);
  return { files, provenance, renderer, tool: services.tool };
}

function printPlan(context: CliContext, asked: ReadSimulate): number {
  if (context.globals.json || context.globals.jsonStream)
    return printJson(context, { v: 1, ok: true, dryRun: true, simulation: facts(asked) });
  const { spec, outputPath } = asked;
  const parameters = Object.entries(spec.parameters).map(
    ([name, value]) => `${name} = ${JSON.stringify(value)}`,
  );
  const { description } = openSimulation(spec);
  const lines = [
    lineOf(asked),
    ...parameters.map((text) => `  ${text}`),
    `  ${description}`,
    relativePath(context, outputPath),
  ];
  context.platform.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function report(context: CliContext, asked: ReadSimulate): number {
  const { platform, globals, paint, paintError } = context;
  if (globals.json || globals.jsonStream)
    return printJson(context, { v: 1, ok: true, simulation: facts(asked) });
  const shown = relativePath(context, asked.outputPath);
  platform.stdout.write(platform.stdout.isTTY === true ? `${paint.green('✔')} ${shown}\n` : `${shown}\n`);
  context.say(paintError.dim(`  ${lineOf(asked)}`));
  return 0;
}

/** `pendulum, 1280x720, 30 fps, 10.0 s, 300 frames`. */
function lineOf({ spec, stillAt, isTransparent }: ReadSimulate): string {
  const { kind, width, height, fps, seconds } = spec;
  const size = `${kind}, ${width}x${height}`;
  const ground = isTransparent ? ', transparent' : '';
  if (stillAt !== undefined) return `${size}, at ${formatSeconds(stillAt)}${ground}`;
  return `${size}, ${fps} fps, ${formatSeconds(seconds)}, ${frameCount(spec)} frames${ground}`;
}

function facts({ spec, outputPath, isTransparent, stillAt }: ReadSimulate) {
  const { description, beats } = openSimulation(spec);
  const { language } = spec;
  return {
    path: outputPath,
    ...shownSpec(spec),
    transparent: isTransparent,
    ...(stillAt === undefined ? { frames: frameCount(spec) } : { stillAt }),
    description,
    beats: beats(spec.seconds).map(({ seconds, name }) => ({ seconds, name: name[language] })),
  };
}

function shownSpec({ seconds, ...spec }: SimulationSpec) {
  return { ...spec, durationSeconds: seconds };
}
