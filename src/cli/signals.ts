import { setMaxListeners } from 'node:events';
import { AivideoError } from '../domain/errors.js';
import type { Platform } from '../ports/platform.js';

export interface Signals {
  readonly signal: AbortSignal;
  stop(): void;
}

/** The first Ctrl-C asks everything to end well, the second ends the process at once. SIGTERM asks once. */
export function listenForSignals(platform: Platform): Signals {
  const controller = new AbortController();
  // Every job in flight listens; from the eleventh listener on, Node would warn of a leak.
  setMaxListeners(0, controller.signal);
  const stops = [
    platform.onSignal('SIGINT', () => {
      if (controller.signal.aborted) platform.exit(130);
      controller.abort(new AivideoError('interrupted', 'Interrupted'));
    }),
    platform.onSignal('SIGTERM', () => {
      if (controller.signal.aborted) platform.exit(143);
      controller.abort(new AivideoError('terminated', 'Terminated'));
    }),
  ];
  return {
    signal: controller.signal,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
