import type { EnvironmentCheck } from './environment-check.js';
import type { FolderDetails } from './findings.js';

const megabyte = 1_000_000;

/** Below this nothing can be made: one clip and its partial file would not fit. */
export const leastFreeBytes = 100 * megabyte;

/** Below this a longer run will fill the disk. */
export const comfortableFreeBytes = 1000 * megabyte;

/** Whether finished clips can be written. */
export function judgeOutput(path: string, { exists, problem }: FolderDetails): EnvironmentCheck {
  const base = { name: 'output', details: { path, exists, writable: problem === undefined } } as const;
  if (problem !== undefined)
    return {
      ...base,
      state: 'broken',
      summary: `${path} can not be written to: ${problem}`,
      mend: 'Name a folder of your own: `export AIVIDEO_OUTPUT_DIR=/path/to/folder`',
    };
  return { ...base, state: 'ok', summary: exists ? path : `${path} (will be made)` };
}

/** Whether there is room for clips. */
export function judgeDisk(path: string, { freeBytes }: FolderDetails): EnvironmentCheck {
  const mend = 'Make room, or name a folder on another disk: `export AIVIDEO_OUTPUT_DIR=/path/to/folder`';
  if (freeBytes === undefined)
    return { name: 'disk', state: 'warning', summary: 'the free space can not be told', mend };
  const base = {
    name: 'disk',
    summary: `${sizeText(freeBytes)} free`,
    details: { path, freeBytes },
  } as const;
  if (freeBytes < leastFreeBytes) return { ...base, state: 'broken', mend };
  if (freeBytes < comfortableFreeBytes) return { ...base, state: 'warning', mend };
  return { ...base, state: 'ok' };
}

function sizeText(bytes: number): string {
  return bytes < 1000 * megabyte ? `${Math.floor(bytes / megabyte)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
