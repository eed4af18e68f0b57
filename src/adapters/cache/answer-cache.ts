import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnswerCache } from '../../ports/answer-cache.js';

export interface AnswerCacheOptions {
  readonly folder: string;
  /** Letters and digits, of this process alone: part of temporary names. */
  readonly key: string;
}

const entrySchema = z.object({ v: z.literal(1), answer: z.string() });

/** Keeps answers as small files named by the SHA-256 of what was asked; what was asked is not kept. */
export function createAnswerCache({ folder, key }: AnswerCacheOptions): AnswerCache {
  const pathOf = (parts: string) => join(folder, `${createHash('sha256').update(parts).digest('hex')}.json`);
  return {
    async find(parts) {
      try {
        return entrySchema.parse(JSON.parse(await readFile(pathOf(parts), 'utf8'))).answer;
      } catch {
        return undefined;
      }
    },
    async store(parts, answer) {
      const path = pathOf(parts);
      const partial = `${path}.${key}.part`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(partial, JSON.stringify({ v: 1, answer }), { mode: 0o600 });
        await rename(partial, path);
      } catch {
        return;
      }
    },
  };
}
