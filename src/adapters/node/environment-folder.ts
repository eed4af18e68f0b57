import { mkdtemp, rmdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { FolderDetails } from '../../domain/environment/findings.js';

/**
 * Whether something can be written in a folder, or, where that is not there yet, in its nearest ancestor. It is tried out
 * with an empty folder, because permissions alone do not tell of a read-only disk or of a container's user.
 */
export async function probeFolder(folder: string): Promise<FolderDetails> {
  const present = await nearestPresent(folder);
  const exists = present === path.resolve(folder);
  const [problem, freeBytes] = await Promise.all([writingProblem(present), freeIn(present)]);
  return {
    exists,
    ...(problem === undefined ? {} : { problem }),
    ...(freeBytes === undefined ? {} : { freeBytes }),
  };
}

async function nearestPresent(wanted: string): Promise<string> {
  let folder = path.resolve(wanted);
  while (!(await isPresent(folder)) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}

async function isPresent(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function writingProblem(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return `\`${folder}\` is a file`;
    await rmdir(await mkdtemp(path.join(folder, '.aivideo-check-')));
    return undefined;
  } catch (error) {
    return reasons[codeOf(error)] ?? codeOf(error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

async function freeIn(folder: string): Promise<number | undefined> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
}
