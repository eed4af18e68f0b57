import type { EnvironmentCheck } from './environment-check.js';

/** The oldest version that aivideo runs on; the same as `engines` in `package.json`. */
export const oldestNode = [20, 19] as const;

/** `version` as Node names itself: `v20.19.0`. */
export function judgeNode(version: string): EnvironmentCheck {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  const base = { name: 'node', summary: version, details: { version } } as const;
  if (isNewEnough) return { ...base, state: 'ok' };
  const wanted = oldestNode.join('.');
  return {
    ...base,
    state: 'broken',
    summary: `${version} is older than ${wanted}`,
    mend: `Install Node ${wanted} or later: https://nodejs.org/en/download`,
  };
}
