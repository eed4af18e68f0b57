import type { EventSink } from '../../ports/event-sink.js';

/** A sink that shows what happens, and can be ended. */
export interface Progress extends EventSink {
  /** Takes moving parts off the screen; nothing is shown after it. */
  stop(): void;
}
