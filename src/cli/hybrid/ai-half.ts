import { AivideoError } from '../../domain/errors.js';
import type { HybridSpec } from '../../domain/hybrid/hybrid-spec.js';
import type { JsonObject } from '../../domain/json.js';
import { sumPrices } from '../../domain/models/estimate-price.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { PictureSize } from '../../domain/timeline/fit-picture.js';
import { type ClipRequest, type PlannedClips, planClips } from '../../workflows/plan-clips.js';
import { requestKey } from '../../workflows/runs/find-unfinished-run.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { readRequest } from '../generate/read-request.js';

/** What the AI half is asked to be like. */
export interface AiWishes {
  readonly spec: HybridSpec;
  readonly prompts: readonly string[];
  /** Of each clip, as long as its part of the film. */
  readonly clipSeconds: readonly number[];
  /** Of its place in the film. */
  readonly box: PictureSize;
  readonly fps: number;
  readonly planOnly: boolean;
}

/** The clips of the AI half, planned, and what the command asked for, to know it again. */
export interface PlannedAi {
  readonly planned: PlannedClips;
  readonly request: JsonObject;
}

/** Plans one clip for each prompt, all in one run. Nothing is paid. Errors: those of `planClips`. */
export async function planAi(call: CommandCall, context: CliContext, wishes: AiWishes): Promise<PlannedAi> {
  const services = await context.services();
  const [files, directory, cache] = await Promise.all([
    services.files(),
    services.directory({ offline: wishes.planOnly }),
    services.segmentCache(),
  ]);
  const { clock, randomness } = services;
  const deps = { files, directory, clock, randomness };
  const plans: PlannedClips[] = [];
  const requests: ClipRequest[] = [];
  for (const [index, prompt] of wishes.prompts.entries()) {
    const own = { prompt, seconds: wishes.clipSeconds[index] ?? 5, hash: cache.key(`${index} ${prompt}`) };
    const request = await requestOf(call, context, { ...wishes, ...own });
    const first = await planClips(deps, request, context);
    const isDrawn = first.plan.provider === 'local';
    const fitting = isDrawn ? drawnRequest(request, { ...wishes, ...own }) : request;
    plans.push(isDrawn ? await planClips(deps, fitting, context) : withoutNoise(first, call));
    requests.push(fitting);
  }
  return { planned: joinPlans(plans), request: { hybrid: requests.map((request) => requestKey(request)) } };
}

interface OneClip {
  readonly prompt: string;
  readonly seconds: number;
  /** Hexadecimal, of what makes it differ from others. */
  readonly hash: string;
}

async function requestOf(
  { options }: CommandCall,
  context: CliContext,
  { spec, prompt, seconds, hash, box, planOnly }: AiWishes & OneClip,
): Promise<ClipRequest> {
  const settings = await context.settings();
  const { model, draft, resolution, steps, guidanceScale, negativePrompt, input } = options;
  const { concurrency, deadline, maxCost, allowUnknownPrice } = options;
  const wished = {
    ...{ draft, resolution, steps, guidanceScale, negativePrompt, input },
    ...{ concurrency, deadline, maxCost, allowUnknownPrice },
    model: draft === true ? 'local/draft' : model,
    duration: options.aiDuration ?? Math.round(seconds * 1000) / 1000,
    aspect: spec.aspect ?? aspectNear(box),
    // The same command makes the same clip, which then is there already.
    seed: options.seed ?? Number.parseInt(hash.slice(0, 7), 16),
    dryRun: planOnly,
  };
  const given = Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined));
  const read = await readRequest({ args: [[prompt]], options: given }, context, settings);
  return { ...read.request, overwrite: true };
}

/** Only shapes that differ much from what models make by themselves are asked for. */
function aspectNear({ width, height }: PictureSize): string | undefined {
  const shape = width / height;
  if (shape > 1.25) return undefined;
  return shape < 0.8 ? '9:16' : '1:1';
}

/** Drafts are drawn in the size and at the rate of their place. */
function drawnRequest(request: ClipRequest, { box, fps }: AiWishes): ClipRequest {
  const { aspect, ...options } = request.options;
  const scale = Math.max(1, 64 / Math.min(box.width, box.height));
  const even = (length: number) => Math.round((length * scale) / 2) * 2;
  return {
    ...request,
    options: {
      ...options,
      width: even(box.width),
      height: even(box.height),
      fps: Math.min(60, Math.ceil(fps)),
    },
  };
}

/** What nobody asked for in words, and the model can not do, is not worth a line. */
function withoutNoise(planned: PlannedClips, { options }: CommandCall): PlannedClips {
  const unasked = new Set(['aspect', 'seed', 'duration'].filter((name) => !isAsked(name, options)));
  const { plan } = planned;
  const adjustments = plan.adjustments.filter(
    ({ option, kind }) => !(unasked.has(option) && (kind === 'unsupported' || option === 'duration')),
  );
  return { ...planned, plan: { ...plan, adjustments } };
}

function isAsked(name: string, options: CommandCall['options']): boolean {
  return options[name === 'duration' ? 'aiDuration' : name] !== undefined;
}

/** One run for all: shots after the first say for themselves what they are made from. */
function joinPlans(plans: readonly PlannedClips[]): PlannedClips {
  const [first, ...others] = plans;
  if (first === undefined) throw new AivideoError('bug', 'An AI half was planned without a prompt');
  if (others.length === 0) return first;
  const shots = plans.flatMap(({ plan }, index) =>
    plan.shots.map((shot) => ({
      ...shot,
      shot: String(index + 1),
      ...(index === 0 ? {} : { own: ownOf(plan) }),
    })),
  );
  const { plan } = first;
  return {
    ...first,
    plan: {
      ...plan,
      shots,
      price: sumPrices(shots.map(({ price }) => price)),
      adjustments: [...plan.adjustments, ...others.flatMap((other) => other.plan.adjustments)],
      concurrency: Math.max(plan.concurrency, Math.min(shots.length, 4)),
    },
  };
}

function ownOf({ provider, model, modelRef, version, draft, prompt, deadlineSeconds }: ClipPlan) {
  return {
    ...{ provider, model, modelRef, draft, deadlineSeconds },
    ...(version === undefined ? {} : { version }),
    ...(prompt === undefined ? {} : { prompt }),
  };
}
