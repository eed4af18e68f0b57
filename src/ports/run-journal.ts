import type { Envelope } from '../domain/run/run-event.js';

/** The durable record of runs: one append-only list of envelopes a run. */
export interface RunJournal {
  /** On stable storage when it resolves. Errors: `journal-failed`, `disk-full`. */
  append(envelope: Envelope): Promise<void>;
  /** Oldest first. A torn last line is left out. Errors: `run-unknown`. */
  read(run: string): AsyncIterable<Envelope>;
  /** Ids of the runs, newest first. */
  list(): Promise<readonly string[]>;
  /** Removes a run with everything that is kept of it. */
  remove(run: string): Promise<void>;
}
