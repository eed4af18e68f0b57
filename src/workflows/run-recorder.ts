import { type RunState, reduce } from '../domain/run/reduce.js';
import type { Envelope, RunEvent } from '../domain/run/run-event.js';
import type { Clock } from '../ports/clock.js';
import type { EventSink } from '../ports/event-sink.js';
import type { RunJournal } from '../ports/run-journal.js';

/** Writes the story of one run: to the journal what must survive, to the sinks everything. */
export interface RunRecorder {
  readonly run: string;
  /** What the journal would tell now. Undefined before the `run-start`. */
  state(): RunState | undefined;
  /** Resolves when the event is on stable storage (at once for those that need not survive). */
  record(event: RunEvent): Promise<void>;
}

export interface RecorderDeps {
  readonly journal: RunJournal;
  readonly sinks: readonly EventSink[];
  readonly clock: Clock;
}

/** Events that only tell how far things are; nothing is lost when they are. */
const passing: ReadonlySet<RunEvent['type']> = new Set(['shot-progress', 'shot-wait']);

/**
 * `seq` counts every event of the run, on from an earlier process's last, so the journal, which leaves the passing ones out, has gaps.
 * The sinks see an event only once it is safe.
 */
export function createRecorder(deps: RecorderDeps, run: string, earlier?: RunState): RunRecorder {
  let seq = (earlier?.lastSeq ?? 0) + 1;
  let state = earlier;
  return {
    run,
    state: () => state,
    async record(event) {
      const at = new Date(deps.clock.now()).toISOString();
      const envelope: Envelope = { v: 1, run, seq: seq++, at, event };
      if (!passing.has(event.type)) {
        state = reduce(state, envelope);
        await deps.journal.append(envelope);
      }
      for (const sink of deps.sinks) sink.emit(envelope);
    },
  };
}

/** A run's name: sortable by start, unique by its tail: `20261122-081530-k3f9`. */
export function runName(startedMs: number, id: string): string {
  const [day = '', time = ''] = new Date(startedMs).toISOString().split('T');
  return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${id}`;
}
