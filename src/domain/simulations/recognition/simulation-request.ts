import * as z from 'zod';
import { nearestKey } from '../../config/nearest-key.js';
import { AivideoError } from '../../errors.js';
import type { JsonObject } from '../../json.js';
import { equationTex } from '../expression/equation-tex.js';
import { languageOf, languages } from '../language.js';
import { knownSimulation } from '../open-simulation.js';
import { readQuantity } from '../parameters/units.js';
import { type SimulationSpec, simulationLimits } from '../simulation-spec.js';
import { easingNames } from '../stage/easing.js';
import { themes } from '../stage/palette.js';
import { readSimulation } from './read-simulation.js';

const { leastSeconds, mostSeconds, leastPixels, mostPixels } = simulationLimits;

/** A simulation file (`spec.yaml`), and what the options of `simulate` come to. An `error` text continues the name of the key. */
export const simulationRequestSchema = z.strictObject({
  simulation: text(500).exactOptional().describe('A kind, a formula, or words that call for one.'),
  kind: text(60).exactOptional().describe('Name of a kind.'),
  parameters: z.record(z.string(), z.json(), { error: 'must be names and values' }).exactOptional(),
  title: z.string({ error: 'must be text' }).max(200).exactOptional().describe('Empty: none.'),
  equation: z
    .union([text(500), z.array(text(500)).max(6)], { error: 'must be one equation or at most six' })
    .exactOptional()
    .describe('Plain (`V = a^3`) or TeX.'),
  theme: choice(themes).exactOptional(),
  lang: choice(languages).exactOptional().describe('Default: that of the text.'),
  easing: choice(easingNames).exactOptional().describe('Pace of what is revealed.'),
  duration: z.union([z.string(), z.number()], { error: 'must be a time such as 10s' }).exactOptional(),
  size: z
    .string({ error: 'must be a size such as 1280x720' })
    .regex(/^\d{2,4}x\d{2,4}$/, { error: 'must be a size such as 1280x720' })
    .exactOptional(),
  aspect: z
    .string({ error: 'must be two numbers such as 16:9' })
    .regex(/^[1-9]\d{0,2}:[1-9]\d{0,2}$/, { error: 'must be two numbers such as 16:9' })
    .exactOptional(),
  fps: z.coerce
    .number({ error: 'must be a number from 1 to 120' })
    .min(1, { error: 'must be at least 1' })
    .max(120, { error: 'must be at most 120' })
    .exactOptional(),
});

/** A simulation as it was asked for. */
export type SimulationRequest = Readonly<Omit<z.output<typeof simulationRequestSchema>, 'parameters'>> & {
  readonly parameters?: JsonObject;
};

/** What is wrong in a request, and where. */
export interface RequestProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Checks what a file or a list of options holds; the nearest key is named for one that there is not. */
export function checkSimulationRequest(
  value: unknown,
): { readonly spec: SimulationRequest } | { readonly problem: RequestProblem } {
  const outcome = simulationRequestSchema.safeParse(value);
  if (outcome.success) return { spec: outcome.data };
  const [issue] = outcome.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const near = nearestKey(key, Object.keys(simulationRequestSchema.shape));
    const rest = near === undefined ? '' : `; did you mean \`${near}\``;
    return { problem: { path: [key], message: `Simulation key \`${key}\` is unknown${rest}` } };
  }
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  if (path.length === 0) return { problem: { path, message: 'A simulation file must hold keys and values' } };
  return {
    problem: { path, message: `Simulation key \`${path.join('.')}\` ${issue?.message ?? 'is wrong'}` },
  };
}

/**
 * Turns a request into a spec with every choice made. Errors: `simulation-unknown`, `simulation-invalid`, `expression-invalid`; equations in TeX
 * are not checked.
 */
export function specOfRequest(request: SimulationRequest): SimulationSpec {
  const read = readKind(request);
  const { title, theme = 'dark', easing = 'smooth', fps = 30 } = request;
  const equations = request.equation === undefined ? undefined : [request.equation].flat().map(equationTex);
  const spec: SimulationSpec = {
    kind: read.kind,
    parameters: { ...read.parameters, ...request.parameters },
    theme,
    easing,
    fps,
    language: request.lang ?? languageOf(`${request.simulation ?? ''}${title ?? ''}`),
    seconds: secondsOf(request.duration),
    ...sizeOf(request),
    ...(title === undefined ? {} : { title: title.normalize('NFC') }),
    ...(equations === undefined ? {} : { equations }),
  };
  knownSimulation(spec.kind).open(spec.parameters);
  return spec;
}

function readKind({ kind, simulation }: SimulationRequest): {
  readonly kind: string;
  readonly parameters: JsonObject;
} {
  if (kind !== undefined) return { kind: knownSimulation(kind).name, parameters: {} };
  if (simulation === undefined) throw invalid('Simulation key `simulation` or `kind` is missing');
  const read = readSimulation(simulation);
  return { kind: read.simulation.name, parameters: read.parameters };
}

function secondsOf(duration: string | number | undefined): number {
  if (duration === undefined) return 10;
  const read = readQuantity(String(duration), 'time');
  if ('problem' in read) throw invalid(`Simulation key \`duration\` ${read.problem}, got \`${duration}\``);
  if (read.value < leastSeconds || read.value > mostSeconds)
    throw invalid(
      `Simulation key \`duration\` must be from ${leastSeconds} s to ${mostSeconds} s, got \`${duration}\``,
    );
  return read.value;
}

/** 720 pixels on the shorter side unless a size is given; always even. */
function sizeOf({ size, aspect }: SimulationRequest): { readonly width: number; readonly height: number } {
  if (size === undefined) {
    const [across = 16, down = 9] = (aspect ?? '16:9').split(':').map(Number);
    const unit = 720 / Math.min(across, down);
    return checkedSize(even(across * unit), even(down * unit));
  }
  if (aspect !== undefined) throw invalid('`size` and `aspect` exclude each other');
  const [width = 0, height = 0] = size.split('x').map(Number);
  if (width % 2 !== 0 || height % 2 !== 0)
    throw invalid(`Simulation key \`size\` must be even, got \`${size}\``);
  return checkedSize(width, height);
}

function checkedSize(width: number, height: number): { readonly width: number; readonly height: number } {
  if (Math.min(width, height) < leastPixels || Math.max(width, height) > mostPixels)
    throw invalid(
      `A simulation must be from ${leastPixels} to ${mostPixels} pixels wide and high, got ${width}x${height}`,
    );
  return { width, height };
}

function even(pixels: number): number {
  return Math.round(pixels / 2) * 2;
}

function text(most: number) {
  return z
    .string({ error: 'must be text' })
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(most, { error: `must have at most ${most} characters` });
}

function choice<const Names extends readonly string[]>(names: Names) {
  return z.enum(names, { error: `must be one of ${names.join(', ')}` });
}

function invalid(message: string): AivideoError {
  return new AivideoError('simulation-invalid', message);
}
