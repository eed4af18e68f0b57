/** Milliseconds of a time such as `1:02:03,5`, `02:03.500` or `3,5`; undefined for anything else. */
export function readCueTime(text: string): number | undefined {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,2})(?:[.,:](\d{1,3})\d*)?$/.exec(text);
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

/** `00:00:01,500` for SubRip, `00:00:01.500` for WebVTT. */
export function cueTimeText(milliseconds: number, decimalMark: ',' | '.'): string {
  const whole = Math.round(milliseconds);
  const parts = [
    Math.floor(whole / 3_600_000),
    Math.floor(whole / 60_000) % 60,
    Math.floor(whole / 1000) % 60,
  ];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock}${decimalMark}${String(whole % 1000).padStart(3, '0')}`;
}
