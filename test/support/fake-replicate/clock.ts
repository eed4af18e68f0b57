/** The service's idea of now: the real time, plus what tests let pass at once. */
export class ServiceClock {
  #offsetMs: number;
  readonly #realNow: () => number;

  /** `skewMs` sets the clock apart from this machine's; `now` replaces the real time. */
  constructor(options: { readonly skewMs: number; readonly now: () => number }) {
    this.#offsetMs = options.skewMs;
    this.#realNow = options.now;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#realNow() + this.#offsetMs;
  }

  /** Lets `ms` pass at once: jobs proceed, deadlines and retention run out. */
  advance(ms: number): void {
    this.#offsetMs += ms;
  }
}

/** `2023-09-08T16:19:34.765994Z`, from microseconds since 1970. */
export function isoMicros(micros: number): string {
  const ms = Math.floor(micros / 1000);
  const rest = String(Math.floor(micros) - ms * 1000).padStart(3, '0');
  return `${new Date(ms).toISOString().slice(0, -1)}${rest}Z`;
}

/** Microseconds since 1970 of an ISO 8601 time with any number of decimals; undefined when it is none. */
export function parseIsoMicros(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return undefined;
  const [, seconds = '', decimals = '', zone = ''] = match;
  const ms = Date.parse(seconds + zone);
  return Number.isNaN(ms) ? undefined : ms * 1000 + Number(decimals.padEnd(6, '0').slice(0, 6));
}
