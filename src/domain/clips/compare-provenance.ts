import type { Provenance } from './provenance.js';

/** Whether both speak of the same job, perhaps as another version of aivideo told it. */
export function isOfJob(found: Provenance | undefined, wanted: Provenance): boolean {
  return found !== undefined && found.provider === wanted.provider && found.job === wanted.job;
}

/** Whether both say the same in everything, in whatever order: then the files are the same clip. */
export function isSameProvenance(found: Provenance | undefined, wanted: Provenance): boolean {
  return found !== undefined && canonicalJson(found) === canonicalJson(wanted);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
