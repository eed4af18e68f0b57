import type { ClipPlan } from '../../domain/run/plan.js';
import type { CliContext } from '../context.js';
import { adjustmentText } from './adjustment-text.js';
import { retakeText } from './finding-text.js';
import type { Progress, ProgressNote } from './progress.js';
import { initialStates, type ShotState, withEvent } from './shot-states.js';
import { formatElapsed, formatWait } from './units.js';

const usualHeartbeatMs = 15_000;

export interface PlainOptions {
  readonly heartbeatMs?: number;
  readonly note?: ProgressNote;
}

/** For pipes and CI: a line when a shot changes its phase, and a sign of life every 15 s. */
export function createPlainProgress(
  context: CliContext,
  plan: ClipPlan,
  { heartbeatMs = usualHeartbeatMs, note = () => undefined }: PlainOptions = {},
): Progress {
  const { clock } = context.platform;
  const startedMs = clock.monotonicMs();
  let states = initialStates(plan);
  const total = plan.shots.length;
  const heartbeat = setInterval(() => {
    const beside = note();
    const line = `${formatElapsed((clock.monotonicMs() - startedMs) / 1000)} ${summary([...states.values()])}`;
    context.say(beside === undefined ? line : `${line}, ${beside}`);
  }, heartbeatMs);
  heartbeat.unref();
  return {
    emit({ event }) {
      if (event.type === 'shot-adjust') context.say(adjustmentText(event.adjustment));
      if (event.type === 'shot-retake') context.say(retakeText(event));
      if (!('shot' in event)) return;
      const before = states.get(event.shot);
      states = withEvent(states, event);
      const after = states.get(event.shot);
      if (after === undefined || after.phase === before?.phase) return;
      if (after.phase !== 'done' && after.phase !== 'failed')
        context.say(`clip ${event.shot}${/^\d+$/.test(event.shot) ? `/${total}` : ''} ${phaseText(after)}`);
    },
    stop: () => clearInterval(heartbeat),
  };
}

function phaseText(state: ShotState): string {
  if (state.phase === 'retrying') return `waits ${formatWait(state.waitSeconds ?? 1)}: ${state.reason}`;
  return state.phase;
}

function summary(states: readonly ShotState[]): string {
  const done = states.filter(({ phase }) => phase === 'done').length;
  const active = states
    .filter(({ phase }) => phase !== 'done' && phase !== 'failed' && phase !== 'waiting')
    .map((state) => `clip ${state.shot} ${state.phase}${percent(state)}`);
  return [`${done} of ${states.length} done`, ...active].join(', ');
}

function percent({ fraction }: ShotState): string {
  return fraction === undefined ? '' : ` ${Math.floor(fraction * 100)}%`;
}
