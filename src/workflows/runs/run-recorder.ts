import type { AivideoError } from '../../domain/errors.js';
import { type RunState, reduce } from '../../domain/run/reduce.js';
import type { Envelope, RunEvent } from '../../domain/run/run-event.js';
import type { Clock } from '../../ports/clock.js';
import type { EventSink } from '../../ports/event-sink.js';
import type { RunJournal } from '../../ports/run-journal.js';
import { createJournalWriter } from './journal-writer.js';

/** Writes the story of one run: to the journal what must survive, to the sinks everything. */
export interface RunRecorder {
  readonly run: string;
  /** When this process took the run over, by the monotonic clock: no earlier process sends anything from then on. */
  readonly openedMs: number;
  /** Whether this process has written anything of the run. */
  isOpened(): boolean;
  /** What the journal would tell now. Undefined before the `run-start`. */
  state(): RunState | undefined;
  /**
   * Resolves when the event is on stable storage (at once for those that need not survive). For what is about to
   * happen and must not without a record. Errors: `journal-failed`, `disk-full`.
   */
  record(event: RunEvent): Promise<void>;
  /**
   * The same for what has happened already: where the journal can not be written, work that is paid for goes on all
   * the same, and what is missing is tried again with every later event.
   */
  note(event: RunEvent): Promise<void>;
  /** Why the journal does not tell everything. Undefined when it does. */
  gap(): AivideoError | undefined;
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
 * The sinks see an event only once it is safe, and all of them in their order.
 */
export function createRecorder(deps: RecorderDeps, run: string, earlier?: RunState): RunRecorder {
  const writer = createJournalWriter(deps.journal);
  const show = inTurn((envelope) => {
    for (const sink of deps.sinks) sink.emit(envelope);
  });
  let seq = (earlier?.lastSeq ?? 0) + 1;
  let state = earlier;
  let isOpened = false;
  const enter = (event: RunEvent, write: (envelope: Envelope) => Promise<void>): Promise<void> => {
    const at = new Date(deps.clock.now()).toISOString();
    const envelope: Envelope = { v: 1, run, seq: seq++, at, event };
    isOpened = true;
    if (passing.has(event.type)) return show(envelope, Promise.resolve());
    state = reduce(state, envelope);
    return show(envelope, write(envelope));
  };
  return {
    run,
    openedMs: deps.clock.monotonicMs(),
    state: () => state,
    isOpened: () => isOpened,
    record: (event) => enter(event, writer.write),
    note: (event) => enter(event, writer.keep),
    gap: writer.gap,
  };
}

/** Emits each envelope once it is written and all before it have been dealt with. */
function inTurn(emit: (envelope: Envelope) => void) {
  let last: Promise<unknown> = Promise.resolve();
  return (envelope: Envelope, written: Promise<void>): Promise<void> => {
    const shown = Promise.all([written, last]).then(() => emit(envelope));
    last = shown.catch(() => undefined);
    return shown;
  };
}

/** A run's name: sortable by start, unique by its tail: `20261122-081530-k3f9`. */
export function runName(startedMs: number, id: string): string {
  const [day = '', time = ''] = new Date(startedMs).toISOString().split('T');
  return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${id}`;
}
