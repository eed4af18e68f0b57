/** What can be wrong with a clip. Each kind is one question, so that `--fail-on` needs nothing but their names. */
export const findingKinds = [
  'broken',
  'black',
  'frozen',
  'short',
  'size',
  'rate',
  'silent',
  'long',
  'black-part',
  'frozen-part',
  'faded',
  'clipped',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** `error`: the clip is not what anybody wanted; `warning`: worth a look, and often meant so. */
export type FindingSeverity = 'error' | 'warning';

/** One thing that is wrong with a clip. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  /** Part of a sentence, without the name of the clip: `3.0 of 3.0 s are black`. */
  readonly message: string;
}

const severities = {
  broken: 'error',
  black: 'error',
  frozen: 'error',
  short: 'error',
  size: 'error',
  rate: 'error',
  silent: 'error',
  long: 'warning',
  'black-part': 'warning',
  'frozen-part': 'warning',
  faded: 'warning',
  clipped: 'warning',
} as const satisfies Record<FindingKind, FindingSeverity>;

/** A finding with the severity of its kind. */
export function finding(kind: FindingKind, message: string): Finding {
  return { kind, severity: severities[kind], message };
}

/** What a check fails on when nobody says otherwise: a clip that nobody can use. */
export const usualFailOn: readonly FindingKind[] = ['broken', 'black', 'frozen', 'short'];

/** The findings among those given that a check is to fail on. */
export function failingFindings(
  findings: readonly Finding[],
  failOn: readonly FindingKind[],
): readonly Finding[] {
  return findings.filter(({ kind }) => failOn.includes(kind));
}

/** Whether nothing is wrong that makes a clip useless: then nobody needs to be warned, and no other take is made. */
export function isUsable(findings: readonly Finding[]): boolean {
  return failingFindings(findings, usualFailOn).length === 0;
}
