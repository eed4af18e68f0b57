/** What an account may ask for: so many requests a minute, so many at once. */
export interface RateRule {
  readonly perMinute: number;
  readonly burst: number;
}

/** The documented rules of the service. */
export const documentedRates = {
  creates: { perMinute: 600, burst: 600 },
  others: { perMinute: 3000, burst: 3000 },
} as const satisfies Record<string, RateRule>;

/** The rule for creating predictions while the account has less than 5 dollars of credit. */
export const lowCreditRate: RateRule = { perMinute: 6, burst: 1 };

/** A token bucket: full at first, refilled evenly. */
export class TokenBucket {
  #tokens: number;
  #atMs: number | undefined;
  readonly #rule: RateRule;
  readonly #refusedCount: boolean;

  /** With `refusedCount`, what is refused counts as well, and puts off the next token. */
  constructor(rule: RateRule, options: { readonly refusedCount: boolean }) {
    this.#rule = rule;
    this.#refusedCount = options.refusedCount;
    this.#tokens = rule.burst;
  }

  /** Takes one token: `undefined` when there was one, else the milliseconds until there is. */
  take(nowMs: number): number | undefined {
    const { perMinute, burst } = this.#rule;
    const perMs = perMinute / 60_000;
    const sinceMs = Math.max(0, nowMs - (this.#atMs ?? nowMs));
    this.#tokens = Math.min(burst, this.#tokens + sinceMs * perMs);
    this.#atMs = nowMs;
    const taken = this.#tokens >= 1;
    if (taken || this.#refusedCount) this.#tokens = Math.max(-burst, this.#tokens - 1);
    return taken ? undefined : (1 - this.#tokens) / perMs;
  }
}
