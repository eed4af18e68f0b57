import { relative, sep } from 'node:path';
import type { CliContext } from '../context.js';

/** A path as it is shown: from the current folder when it lies inside, absolute otherwise. */
export function relativePath({ platform }: CliContext, path: string): string {
  const short = relative(platform.cwd, path);
  return short === '' || short.startsWith(`..${sep}`) || short === '..' ? path : short;
}
