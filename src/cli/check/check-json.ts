import type { AivideoError } from '../../domain/errors.js';
import type { CheckedClip } from '../../workflows/check-clip.js';
import type { CliContext } from '../context.js';
import { errorJson } from '../render/error-text.js';
import type { ClipVerdict } from './clip-verdict.js';

/** The result of `aivideo check --json`: every clip in the order of the command line, and the error when it fails. */
export function checkJson(
  { globals }: CliContext,
  verdicts: readonly ClipVerdict[],
  failure: AivideoError | undefined,
): string {
  const value = {
    ...(globals.jsonStream ? { type: 'result' } : {}),
    v: 1,
    ok: failure === undefined,
    clips: verdicts.map(verdictJson),
    ...(failure === undefined ? {} : { error: errorJson(failure) }),
  };
  return `${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`;
}

function verdictJson(verdict: ClipVerdict): object {
  const { path } = verdict;
  if ('error' in verdict) return { path, ok: false, findings: [], error: errorJson(verdict.error) };
  const { clip, failing } = verdict;
  const { expected, media, measurement, findings } = clip;
  return {
    path,
    ok: failing.length === 0,
    findings: findings.map((finding) => ({ ...finding, fails: failing.includes(finding) })),
    expected,
    ...(media === undefined ? {} : { media }),
    ...(measurement === undefined ? {} : { measurement: measurementJson(measurement) }),
  };
}

/** Levels of digital silence are minus infinity, which JSON has not: they are left out. */
function measurementJson({ brightness, sound, ...measurement }: NonNullable<CheckedClip['measurement']>) {
  const mean = brightness.reduce((sum, light) => sum + light, 0) / Math.max(1, brightness.length);
  const levels = Object.entries(sound ?? {}).filter(([, value]) => Number.isFinite(value));
  return {
    ...measurement,
    meanBrightness: Math.round(mean * 1e4) / 1e4,
    ...(sound === undefined ? {} : { sound: Object.fromEntries(levels) }),
  };
}
