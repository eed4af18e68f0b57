import type { Envelope } from '../../src/domain/run/run-event.js';
import type { RunJournal } from '../../src/ports/run-journal.js';

/** A journal in memory; `envelopes` is what is safe so far. */
export function createMemoryJournal(): RunJournal & { readonly envelopes: Envelope[] } {
  const envelopes: Envelope[] = [];
  return {
    envelopes,
    async append(envelope) {
      await Promise.resolve();
      envelopes.push(envelope);
    },
    async *read(run) {
      yield* envelopes.filter((envelope) => envelope.run === run);
    },
    async remove(run) {
      const kept = envelopes.filter((envelope) => envelope.run !== run);
      envelopes.splice(0, envelopes.length, ...kept);
    },
    async list() {
      return [...new Set(envelopes.map((envelope) => envelope.run))].reverse();
    },
  };
}
