import { join, resolve } from 'node:path';
import { z } from 'zod';
import { slugOf } from '../../domain/clips/clip-name.js';
import { nearestKey } from '../../domain/config/nearest-key.js';
import { AivideoError } from '../../domain/errors.js';
import { knownSimulation } from '../../domain/simulations/open-simulation.js';
import { camelCase, kebabCase } from '../../domain/simulations/parameters/read-parameters.js';
import { readQuantity } from '../../domain/simulations/parameters/units.js';
import {
  checkSimulationRequest,
  type SimulationRequest,
  specOfRequest,
} from '../../domain/simulations/recognition/simulation-request.js';
import { frameCount, type SimulationSpec } from '../../domain/simulations/simulation-spec.js';
import type { CommandCall } from '../command-definition.js';
import { isFilmFile, readCheckedFile } from '../compose/read-film-file.js';
import type { CliContext } from '../context.js';
import { type SplitWords, splitWords } from './split-words.js';
import { simulateUsageError } from './usage-error.js';

/** What is drawn, and where it goes. */
export interface ReadSimulate {
  readonly spec: SimulationSpec;
  readonly isTransparent: boolean;
  /** Second of the one picture that is drawn. Absent: a video. */
  readonly stillAt?: number;
  /** Absolute. */
  readonly outputPath: string;
}

/** Options that are keys of a simulation file. */
const keyOptions = [
  'title',
  'equation',
  'theme',
  'lang',
  'easing',
  'duration',
  'size',
  'aspect',
  'fps',
] as const;

const argumentsSchema = z.tuple([z.array(z.string())]);

/** The words of the command line. */
export function wordsOf({ args }: CommandCall): SplitWords {
  return splitWords(argumentsSchema.parse(args)[0]);
}

/** Reads words or a simulation file; options on the command line count more than the file. */
export async function readSimulate(call: CommandCall, context: CliContext): Promise<ReadSimulate> {
  const { options } = call;
  const { what, parameters } = wordsOf(call);
  if (what === '') throw simulateUsageError('`simulate` needs a formula, a kind or a file');
  const fromFile = isFilmFile(what) ? await readSimulationFile(what, context) : { simulation: what };
  const request = { ...fromFile, ...askedKeys(options) };
  const spec = namedAsOptions(() => withParameters(request, parameters), options);
  const isTransparent = options.alpha === true;
  const stillAt = stillTime(options.still, spec);
  const kind = stillAt === undefined ? (isTransparent ? '.mov' : '.mp4') : '.png';
  const outputPath = await outputOf({ what, kind, output: options.output }, context);
  return { spec, isTransparent, outputPath, ...(stillAt === undefined ? {} : { stillAt }) };
}

function readSimulationFile(file: string, context: CliContext): Promise<SimulationRequest> {
  return readCheckedFile(file, context, { command: 'simulate', check: checkSimulationRequest });
}

function askedKeys(options: CommandCall['options']): SimulationRequest {
  const asked: Record<string, unknown> = {};
  for (const key of keyOptions) if (options[key] !== undefined) asked[key] = options[key];
  const checked = checkSimulationRequest(asked);
  if ('spec' in checked) return checked.spec;
  throw simulateUsageError(
    checked.problem.message.replace(/^Simulation key `(\w+)(?:\.\d+)?`/, 'Option `--$1`'),
  );
}

/** What came from an option is named as the option. */
function namedAsOptions<Result>(read: () => Result, options: CommandCall['options']): Result {
  try {
    return read();
  } catch (error) {
    const key =
      error instanceof AivideoError ? /^Simulation key `(\w+)`/.exec(error.message)?.[1] : undefined;
    if (!(error instanceof AivideoError) || key === undefined || options[key] === undefined) throw error;
    throw simulateUsageError(error.message.replace(/^Simulation key `/, 'Option `--'));
  }
}

/** The parameters on the command line belong to a kind that is only known once the words are read. */
function withParameters(request: SimulationRequest, parameters: SplitWords['parameters']): SimulationSpec {
  const names = Object.keys(parameters);
  const { kind, parameters: read } = specOfRequest(names.length === 0 ? request : withoutParameters(request));
  const known = Object.keys(knownSimulation(kind).parameters.shape);
  for (const name of names) if (!known.includes(camelCase(name))) throw unknownOption(name, kind, known);
  const asked = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [camelCase(name), value]),
  );
  return specOfRequest({ ...request, kind, parameters: { ...read, ...request.parameters, ...asked } });
}

/** What a file says of parameters is checked together with what the command line says. */
function withoutParameters({ parameters: _, ...request }: SimulationRequest): SimulationRequest {
  return request;
}

function unknownOption(name: string, kind: string, parameters: readonly string[]) {
  const near = nearestKey(name, [
    ...parameters.map(kebabCase),
    ...keyOptions,
    'still',
    'alpha',
    'output',
    'force',
  ]);
  const own = parameters.map((key) => `\`--${kebabCase(key)}\``).join(', ');
  const rest = near === undefined ? `; \`${kind}\` has ${own}` : `; did you mean \`--${near}\``;
  return simulateUsageError(`Unknown option \`--${name}\`${rest}`);
}

function stillTime(still: unknown, spec: SimulationSpec): number | undefined {
  if (still === undefined) return undefined;
  const last = (frameCount(spec) - 1) / spec.fps;
  if (typeof still !== 'string') return last;
  const read = readQuantity(still, 'time');
  if ('problem' in read) throw simulateUsageError(`Option \`--still\` ${read.problem}, got \`${still}\``);
  if (read.value < 0 || read.value > spec.seconds)
    throw simulateUsageError(`Option \`--still\` must be from 0 s to ${spec.seconds} s, got \`${still}\``);
  return read.value;
}

interface OutputOrder {
  readonly what: string;
  /** `.mp4` */
  readonly kind: string;
  readonly output: unknown;
}

async function outputOf({ what, kind, output }: OutputOrder, context: CliContext): Promise<string> {
  const { platform } = context;
  const services = await context.services();
  const stem = slugOf(isFilmFile(what) ? what.replace(/^.*[/\\]|\.[^.]*$/g, '') : what);
  const name = (): string => `${stem}-simulation-${services.randomness.id(6)}${kind}`;
  if (output === undefined) return join(services.folders.output, name());
  if (typeof output !== 'string' || output === '') throw simulateUsageError('`--output` is empty');
  const path = resolve(platform.cwd, output);
  if (/[/\\]$/.test(output) || (await platform.disk.isFolder(path))) return join(path, name());
  if (path.toLowerCase().endsWith(kind)) return path;
  const why = kind === '.mov' ? ' with `--alpha`' : kind === '.png' ? ' with `--still`' : '';
  throw simulateUsageError(`\`--output ${output}\` must end in ${kind}${why}, or in / for a folder`);
}
