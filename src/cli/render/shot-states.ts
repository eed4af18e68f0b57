import type { ClipPlan } from '../../domain/run/plan.js';
import type { RunEvent } from '../../domain/run/run-event.js';

/** Where one shot stands, for showing. */
export interface ShotState {
  readonly shot: string;
  readonly phase:
    | 'waiting'
    | 'uploading'
    | 'starting'
    | 'queued'
    | 'running'
    | 'downloading'
    | 'retrying'
    | 'done'
    | 'failed';
  readonly fraction?: number;
  readonly remainingSeconds?: number;
  /** Why it waits, while it is `retrying`. */
  readonly reason?: string;
  readonly waitSeconds?: number;
}

/** Every shot of a plan before anything happened. */
export function initialStates(plan: ClipPlan): ReadonlyMap<string, ShotState> {
  return new Map(plan.shots.map(({ shot }) => [shot, { shot, phase: 'waiting' }]));
}

/** The states after an event. */
export function withEvent(
  states: ReadonlyMap<string, ShotState>,
  event: RunEvent,
): ReadonlyMap<string, ShotState> {
  if (!('shot' in event)) return states;
  const state = stateAfter(event);
  return state === undefined ? states : new Map(states).set(event.shot, state);
}

function stateAfter(event: Extract<RunEvent, { shot: string }>): ShotState | undefined {
  const { shot } = event;
  switch (event.type) {
    case 'shot-intent':
      return { shot, phase: 'starting' };
    case 'shot-start':
      return { shot, phase: 'queued' };
    case 'shot-progress':
      return {
        shot,
        phase: event.state,
        ...(event.fraction === undefined ? {} : { fraction: event.fraction }),
        ...(event.remainingSeconds === undefined ? {} : { remainingSeconds: event.remainingSeconds }),
      };
    case 'shot-wait':
      return { shot, phase: 'retrying', reason: event.reason, waitSeconds: event.waitSeconds };
    case 'shot-output':
      return { shot, phase: 'downloading', fraction: 0 };
    case 'shot-retake':
      return { shot, phase: 'waiting' };
    case 'shot-end':
    case 'shot-keep':
      return { shot, phase: 'done' };
    case 'shot-fail':
    case 'shot-cancel':
      return { shot, phase: 'failed' };
    case 'shot-void':
    case 'shot-adjust':
      return undefined;
    default:
      return event satisfies never;
  }
}
