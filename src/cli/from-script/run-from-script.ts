import { filmPlanJsonSchema } from '../../domain/film-script/check-film-plan.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { Services } from '../../services/services.js';
import { findUnfinishedRun } from '../../workflows/runs/find-unfinished-run.js';
import type { CommandCall } from '../command-definition.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import type { StartNotice } from '../generate/start-notice.js';
import { confirmPrice } from '../runs/confirm-price.js';
import { readDriveOptions } from '../runs/drive-options.js';
import { driveFilm } from './drive-film.js';
import { filmGoal, goalJson } from './film-goal.js';
import { type FilmPaths, filmPaths } from './film-paths.js';
import { finishFilm } from './finish-film.js';
import { type FromScriptFlags, readFlags } from './from-script-flags.js';
import { goOnWithFilm } from './go-on-with-film.js';
import { type PreparedFilm, prepareFilm } from './prepare-film.js';
import { printFilmPlan } from './print-film-plan.js';
import { type FilmInput, readInput } from './read-input.js';
import { sayFilm } from './say-film.js';
import { shapeInput } from './shape-input.js';
import { writePlan } from './write-plan.js';

/** `aivideo from-script` once it is loaded: script to plan, plan to film. */
export async function runFromScript(
  call: CommandCall,
  context: CliContext,
  notice: StartNotice,
): Promise<number> {
  if (call.options.schema === true) {
    notice.clear();
    return printJson(context, filmPlanJsonSchema());
  }
  try {
    const { script, flags } = readFlags(call);
    const input = shapeInput(await readInput(script, flags.format, context), flags);
    if (flags.planOnly !== undefined) return await planOnly(context, { input, flags }, notice);
    return await makeOrGoOn(context, { input, flags, call }, notice);
  } finally {
    notice.clear();
  }
}

interface ScriptOrder {
  readonly input: FilmInput;
  readonly flags: FromScriptFlags;
}

async function planOnly(context: CliContext, order: ScriptOrder, notice: StartNotice): Promise<number> {
  const prepared = await prepareFilm(context, { ...order, clips: context.platform.cwd });
  notice.clear();
  return writePlan(context, { ...order, prepared });
}

async function makeOrGoOn(
  context: CliContext,
  order: ScriptOrder & { readonly call: CommandCall },
  notice: StartNotice,
): Promise<number> {
  const { input, flags, call } = order;
  const services = await context.services();
  const request = requestOf(context, order, await services.segmentCache());
  if (flags.dryRun !== true && flags.new !== true) {
    const earlier = await findUnfinishedRun(await services.journal(), request);
    if (earlier !== undefined) {
      notice.clear();
      context.say(
        `Going on with run ${earlier.run}, which this command left unfinished; \`--new\` starts another`,
      );
      return goOnWithFilm(context, services, earlier, call);
    }
  }
  const paths = await filmPaths(input.name, flags, context);
  const prepared = await prepareFilm(context, { input, flags, clips: paths.clips });
  notice.clear();
  for (const warning of prepared.warnings) context.warn(context.paintError.yellow(warning));
  if (flags.dryRun === true) return printFilmPlan(context, prepared);
  sayFilm(context, prepared);
  return makeFilm(context, services, { ...order, prepared, paths, request });
}

interface FilmCall extends ScriptOrder {
  readonly call: CommandCall;
  readonly prepared: PreparedFilm;
  readonly paths: FilmPaths;
  readonly request: JsonObject;
}

async function makeFilm(context: CliContext, services: Services, order: FilmCall): Promise<number> {
  const { flags, call, prepared, paths, request, input } = order;
  const { clips } = prepared.shots;
  const { settings } = services;
  await confirmPrice(context, prepared.price, { above: settings.confirmAbove, yes: flags.yes === true });
  const goal = filmGoal({ plan: prepared.plan, paths, flags, voices: isSpoken(prepared), input });
  const drive = readDriveOptions(call.options, settings);
  const film = {
    ...{ film: prepared.plan, clips, clipsFolder: paths.clips, output: paths.film, request },
    ...{ goal: goalJson(goal), standIns: goal.allowMissing, side: prepared.side },
  };
  const result = await driveFilm(context, services, film, drive);
  return finishFilm(context, result, { plan: prepared.plan, goal, warnings: prepared.warnings });
}

function isSpoken({ side }: PreparedFilm): boolean {
  return side?.shots.some(({ shot }) => shot.startsWith('speech-')) === true;
}

/** Options that decide what the film is. */
const decisive = [
  ...[
    'draft',
    'model',
    'style',
    'prompts',
    'title',
    'lang',
    'format',
    'scenes',
    'maxScenes',
    'only',
    'duration',
  ],
  ...[
    'aspect',
    'size',
    'fps',
    'resolution',
    'fitTime',
    'transition',
    'transitionDuration',
    'captions',
    'narrate',
  ],
  ...[
    'narrationDir',
    'makeMusic',
    'music',
    'muteClips',
    'seed',
    'retakes',
    'allowMissing',
    'output',
    'outDir',
  ],
] as const;

/** What makes two commands the same: the words of the script, and all that was asked of the film. */
function requestOf(
  { platform }: CliContext,
  { input, call }: ScriptOrder & { readonly call: CommandCall },
  { key }: { key(text: string): string },
): JsonObject {
  const asked = decisive.flatMap((name): [string, JsonValue][] => {
    const value = call.options[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value]]
      : [];
  });
  const voices = JSON.stringify(call.options.voice ?? []);
  return { script: key(input.text), folder: platform.cwd, options: Object.fromEntries(asked), voices };
}
