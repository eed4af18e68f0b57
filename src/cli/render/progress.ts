import type { EventSink } from '../../ports/event-sink.js';

/** What else is told beside the clips: `film 31 % rendered`. */
export type ProgressNote = () => string | undefined;

/** A sink that shows what happens, and can be ended. */
export interface Progress extends EventSink {
  /** Takes moving parts off the screen; nothing is shown after it. */
  stop(): void;
}
