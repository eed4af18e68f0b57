import { AivideoError } from '../../domain/errors.js';
import type { Envelope } from '../../domain/run/run-event.js';
import type { RunJournal } from '../../ports/run-journal.js';

/** Writes to a journal whose disk may fail and recover. */
export interface JournalWriter {
  /** On stable storage when it resolves; on failure as good as never written. Errors: `journal-failed`, `disk-full`. */
  write(envelope: Envelope): Promise<void>;
  /** The same without these errors: what can not be written is kept and tried again before the next line. */
  keep(envelope: Envelope): Promise<void>;
  /** Why lines are missing in the journal. Undefined when none are. */
  gap(): AivideoError | undefined;
}

export function createJournalWriter(journal: Pick<RunJournal, 'append'>): JournalWriter {
  let missing: readonly Envelope[] = [];
  let gap: AivideoError | undefined;
  const write = async (envelope: Envelope) => {
    const owed = missing;
    missing = [];
    try {
      await Promise.all([...owed, envelope].map((line) => journal.append(line)));
      if (missing.length === 0) gap = undefined;
    } catch (error) {
      missing = [...owed, ...missing];
      throw error;
    }
  };
  return {
    write,
    async keep(envelope) {
      try {
        await write(envelope);
      } catch (error) {
        if (!isJournalFailure(error)) throw error;
        missing = [...missing, envelope];
        gap = error;
      }
    },
    gap: () => gap,
  };
}

/** Whether the record of a run can not be written. */
export function isJournalFailure(error: unknown): error is AivideoError {
  return error instanceof AivideoError && (error.code === 'journal-failed' || error.code === 'disk-full');
}
