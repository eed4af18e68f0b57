/** Changes that have been noted and not yet been acted upon. */
export interface Changes {
  note(): void;
  /** Forgets those that were noted so far. */
  take(): void;
  /** Calls once, at the next change; the returned function ends that. */
  onNext(listener: () => void): () => void;
  /** Resolves at once when there has been a change, else at the next. Rejects with the signal's reason. */
  next(signal: AbortSignal): Promise<void>;
}

export function createChanges(): Changes {
  let noted = false;
  const listeners = new Set<() => void>();
  const onNext = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    note() {
      noted = true;
      for (const listener of [...listeners]) {
        listeners.delete(listener);
        listener();
      }
    },
    take() {
      noted = false;
    },
    onNext,
    next: (signal) => (noted ? Promise.resolve() : nextOf(onNext, signal)),
  };
}

function nextOf(onNext: Changes['onNext'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const fail = () => {
      forget();
      reject(signal.reason);
    };
    const forget = onNext(() => {
      signal.removeEventListener('abort', fail);
      resolve();
    });
    signal.addEventListener('abort', fail, { once: true });
  });
}
