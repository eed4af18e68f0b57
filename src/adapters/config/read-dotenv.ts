import path from 'node:path';
import type { SourceFile } from '../../domain/config/merge-sources.js';
import { readText } from './read-text.js';

/** The `.env` file of a folder, when there is one. It is parsed; `process.env` stays as it is. */
export async function readDotenv(folder: string): Promise<SourceFile<string> | undefined> {
  const file = path.join(folder, '.env');
  const text = await readText(file);
  if (text === undefined) return undefined;
  const { parse } = await import('dotenv');
  return { path: file, values: parse(text) };
}
