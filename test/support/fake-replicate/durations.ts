/** The shortest deadline that the service takes. */
const shortestDeadlineSeconds = 5;

/** Seconds of a `Cancel-After` value (`90s`, `5m`, `1h30m45s`, `30`); undefined when the service would refuse it. */
export function parseCancelAfter(text: string): number | undefined {
  const trimmed = text.trim();
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(trimmed);
  if (match === null || trimmed === '') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return total < shortestDeadlineSeconds ? undefined : total;
}

/** Seconds of a `Prefer: wait` value, 60 without a number; undefined when the service would refuse it. */
export function parsePreferWait(text: string): number | undefined {
  const match = /^wait(?:=([1-9]|[1-9][0-9]|60))?$/.exec(text.trim());
  return match === null ? undefined : Number(match[1] ?? 60);
}
