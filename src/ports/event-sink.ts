import type { Envelope } from '../domain/run/run-event.js';

/** Reads events as they happen. Must not throw and must not block. */
export interface EventSink {
  emit(envelope: Envelope): void;
}
