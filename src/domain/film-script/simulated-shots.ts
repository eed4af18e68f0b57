import { AivideoError } from '../errors.js';
import { type SimulationRequest, specOfRequest } from '../simulations/recognition/simulation-request.js';
import type { SimulationSpec } from '../simulations/simulation-spec.js';
import { framesPerSecond, secondsOf } from '../timeline/frame-rate.js';
import type { FilmPlan } from './film-plan.js';
import type { FilmLayout, ShotPlace } from './lay-out-film.js';

/** A shot that is simulated instead of generated, at the size and rate of its film. */
export interface SimulatedShot {
  readonly name: string;
  readonly spec: SimulationSpec;
}

/** The simulations of a plan. Errors, with the shot: `simulation-unknown`, `simulation-invalid`, `expression-invalid`. */
export function simulatedShots(plan: FilmPlan, layout: FilmLayout): readonly SimulatedShot[] {
  return layout.shots.flatMap((place) =>
    place.shot.simulation === undefined ? [] : [simulatedShot(plan, layout, place)],
  );
}

function simulatedShot(plan: FilmPlan, layout: FilmLayout, { name, shot, frames }: ShotPlace): SimulatedShot {
  const { width, height, rate } = layout;
  try {
    const spec = specOfRequest({ simulation: shot.simulation ?? '', ...languageOf(plan) });
    return {
      name,
      spec: { ...spec, width, height, fps: framesPerSecond(rate), seconds: secondsOf(frames, rate) },
    };
  } catch (error) {
    throw inShot(error, name);
  }
}

function languageOf({ language }: FilmPlan): Pick<SimulationRequest, 'lang'> {
  return language === 'ko' || language === 'en' ? { lang: language } : {};
}

/** The same error, with the shot that it is of. */
export function inShot(error: unknown, name: string): unknown {
  if (!(error instanceof AivideoError)) return error;
  const { code, message, cause, details } = error;
  return new AivideoError(code, `Shot ${name}: ${message}`, { cause, details: { ...details, shot: name } });
}
