import { AivideoError } from '../../domain/errors.js';
import type { ClipFiles } from '../../ports/clip-files.js';

/** An output that came and is no video; its bytes lie in the partial file of `key`. */
export interface RejectedOutput {
  readonly key: string;
  /** Its address as it can be shown. */
  readonly output: string;
  readonly reason: AivideoError;
}

/**
 * The error for a job none of whose outputs is a video. What came was paid for: it is kept beside the final name as
 * `NAME.rejected`, and the error's `details.keptAs` says where.
 */
export async function keepRejected(
  files: ClipFiles,
  finalPath: string,
  rejected: readonly RejectedOutput[],
): Promise<AivideoError> {
  const first = rejected[0];
  if (first === undefined) return new AivideoError('output-missing', 'The job ended without any output');
  const kept: string[] = [];
  for (const { key } of rejected) kept.push(...(await keep(files, `${finalPath}.rejected`, key)));
  const outputs = rejected.map(({ output }) => output);
  const what =
    outputs.length === 1 ? 'The output of the job is' : `None of the job's ${outputs.length} outputs is`;
  const word = outputs.length === 1 ? ' not a readable video' : ' a readable video';
  const where = kept[0] === undefined ? '' : `; what came is kept as \`${kept.join('`, `')}\``;
  return new AivideoError('media-unreadable', `${what}${word}${where}`, {
    cause: first.reason,
    details: { outputs, ...(kept[0] === undefined ? {} : { keptAs: kept[0], kept }) },
  });
}

async function keep(files: ClipFiles, path: string, key: string): Promise<readonly string[]> {
  const partial = await files.openPartial(path, key);
  if (partial.bytes === 0) {
    await partial.discard();
    return [];
  }
  try {
    return [await partial.commit({ overwrite: false })];
  } catch (error) {
    // The name is taken, by another paid file perhaps: this one stays where it is.
    if (error instanceof AivideoError && error.code === 'output-exists') return [partial.path];
    throw error;
  } finally {
    await partial.close();
  }
}
