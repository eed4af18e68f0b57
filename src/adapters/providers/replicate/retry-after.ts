/** What a server said of the time to come back. */
export interface RetryHints {
  /** The header `Retry-After`: seconds or an HTTP date (RFC 9110, 10.2.3). */
  readonly header: string | null;
  /** `retry_after` in the body. */
  readonly field: unknown;
  /** `detail` in the body: `Your rate limit resets in ~5s.` */
  readonly text: string;
  /** Milliseconds since 1970: dates are turned into seconds from there. */
  readonly now: number;
}

/** Seconds to wait, by the first hint that can be read; undefined when none can. Never negative. */
export function retryAfterSeconds({ header, field, text, now }: RetryHints): number | undefined {
  return parseHeader(header, now) ?? parseSeconds(field) ?? parseText(text);
}

function parseHeader(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = parseSeconds(header);
  if (seconds !== undefined) return seconds;
  const date = Date.parse(header);
  return /\d{4}/.test(header) && !Number.isNaN(date) ? Math.max(0, (date - now) / 1000) : undefined;
}

function parseSeconds(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

function parseText(text: string): number | undefined {
  const [, minutes, seconds] =
    /resets? in ~?\s*(?:(\d+)\s*m\w*\s*)?(?:(\d+(?:\.\d+)?)\s*s)?/i.exec(text) ?? [];
  if (minutes === undefined && seconds === undefined) return undefined;
  return Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
