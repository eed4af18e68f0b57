import { join } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { readVoice, speakingPrograms, unspokenLines } from '../../domain/film-script/narration-texts.js';
import { retimePlan } from '../../domain/film-script/retime-plan.js';
import type { ClipPlan, PlannedShot } from '../../domain/run/plan.js';
import type { SpeechMaker } from '../../ports/speech-maker.js';
import { type ShotsOrder, shotsDeps, shotsRequest } from '../../services/film-services.js';
import type { Services } from '../../services/services.js';
import type { SideWork } from '../../workflows/film-script.js';
import { longestShots } from '../../workflows/script/film-models.js';
import { planSideShots } from '../../workflows/script/film-voices.js';
import { planFilmShots } from '../../workflows/script/plan-film-shots.js';
import { type Recordings, speakLines } from '../../workflows/script/speak-lines.js';
import type { CliContext } from '../context.js';

/** Who speaks the lines of a plan that have no recording. */
export type VoiceSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'program'; readonly maker: SpeechMaker }
  | { readonly kind: 'model' };

/**
 * A program that is named or that is there; else, with a token, a speech model. Errors: `speech-missing` when there is
 * neither.
 */
export async function findVoice(services: Services, plan: FilmPlan): Promise<VoiceSource> {
  if (plan.narrate === undefined || unspokenLines(plan).length === 0) return { kind: 'none' };
  const { engine } = readVoice(plan.narrate);
  if (engine !== undefined && !speakingPrograms.includes(engine)) return { kind: 'model' };
  try {
    return { kind: 'program', maker: await services.speechMaker(engine) };
  } catch (error) {
    const isMissing = error instanceof AivideoError && error.code === 'speech-missing';
    if (isMissing && engine === undefined && services.hasToken) return { kind: 'model' };
    throw error;
  }
}

export interface VoicedOrder extends ShotsOrder {
  readonly plan: FilmPlan;
  /** Absolute folder of recordings. */
  readonly recordings: string;
}

/** The plan with the words that a program of this machine has spoken, and as long as they take. */
export async function withSpokenLines(
  context: CliContext,
  maker: SpeechMaker,
  order: VoicedOrder,
): Promise<FilmPlan> {
  const services = await context.services();
  const [files, prober, cache] = await Promise.all([
    services.files(),
    services.prober(),
    services.segmentCache(),
  ]);
  const deps = { maker, files, prober, hash: (text: string) => cache.key(text) };
  const recordingOf = await speakLines(deps, { plan: order.plan, folder: order.recordings }, context);
  return retimed(context, order, recordingOf);
}

async function retimed(context: CliContext, order: VoicedOrder, recordingOf: Recordings): Promise<FilmPlan> {
  const services = await context.services();
  const deps = await shotsDeps(services, { offline: order.planOnly });
  const longestShot = await longestShots(deps, shotsRequest(services, order, order.plan), context);
  return retimePlan(order.plan, { recordingOf, longestShot });
}

export interface SideWorkOrder extends VoicedOrder {
  /** A speech model speaks. */
  readonly voices: boolean;
  /** The plan in the journal of a run that is gone on with. */
  readonly before?: ClipPlan | undefined;
}

/** Voices and music that models make before the clips; undefined where none are asked for. */
export async function sideWork(context: CliContext, order: SideWorkOrder): Promise<SideWork | undefined> {
  const services = await context.services();
  const { plan, recordings, voices, before } = order;
  const { deadlineSeconds } = services.settings;
  const shots = planSideShots({ plan, folder: recordings, deadlineSeconds, voices });
  if (shots.length === 0) return undefined;
  return {
    shots,
    async replan({ recordingOf, music }) {
      const spoken = await retimed(context, order, recordingOf);
      const film = music === undefined ? spoken : { ...spoken, music };
      if (before?.shots.some(isClip) === true) return { film, clips: before };
      const deps = await shotsDeps(services, { offline: order.planOnly });
      return { film, clips: (await planFilmShots(deps, shotsRequest(services, order, film), context)).clips };
    },
  };
}

function isClip({ kind }: PlannedShot): boolean {
  return kind === undefined || kind === 'clip';
}

/** Where recordings go beside a film or its plan. */
export function recordingsIn(folder: string): string {
  return join(folder, 'narration');
}
