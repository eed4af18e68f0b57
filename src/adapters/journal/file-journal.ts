import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import type { Envelope } from '../../domain/run/run-event.js';
import type { RunJournal } from '../../ports/run-journal.js';
import { type JournalFile, openJournalFile } from './journal-file.js';
import { readLines } from './read-lines.js';
import { stateError } from './state-error.js';

/** What names of runs are made of. They are parts of paths. */
const runNamePattern = /^\w[\w-]*$/;

/**
 * Journals as files: `FOLDER/RUN/journal.jsonl`, one JSON envelope a line, only ever added to, readable by their owner
 * alone. `append` returns after `fdatasync`.
 */
export function createFileJournal(folder: string): RunJournal & { close(): Promise<void> } {
  const opened = new Map<string, Promise<JournalFile>>();
  const open = (run: string) => {
    const file = opened.get(run) ?? openJournalFile(journalPath(folder, run));
    opened.set(run, file);
    return file;
  };
  return {
    async append(envelope) {
      try {
        const file = await open(envelope.run).catch((error: unknown) => {
          opened.delete(envelope.run);
          throw error;
        });
        await file.append(`${JSON.stringify(envelope)}\n`);
      } catch (error) {
        throw stateError(folder, 'written', error);
      }
    },
    read: (run) => readEnvelopes(folder, run),
    list: () => listRuns(folder),
    async remove(run) {
      checkName(run);
      await rm(join(folder, run), { recursive: true, force: true });
    },
    async close() {
      const files = [...opened.values()];
      opened.clear();
      for (const file of files) await (await file.catch(() => undefined))?.close();
    },
  };
}

async function* readEnvelopes(folder: string, run: string): AsyncGenerator<Envelope> {
  checkName(run);
  try {
    for await (const line of readLines(journalPath(folder, run))) {
      const envelope = parseLine(line, run);
      if (envelope !== undefined) yield envelope;
    }
  } catch (error) {
    if (isMissing(error)) throw noRun(run, error);
    throw stateError(folder, 'read', error);
  }
}

function checkName(run: string): void {
  if (!runNamePattern.test(run)) throw noRun(run);
}

function noRun(run: string, cause?: unknown): AivideoError {
  return new AivideoError('run-unknown', `There is no run \`${run}\``, { cause });
}

/** The only reader of journal text: a line that is not a whole envelope was torn by a crash. */
function parseLine(line: string, run: string): Envelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('v' in value) || !('event' in value)) return undefined;
  // Passing over what is not understood could mean to pay again for what it tells of.
  if (value.v !== 1)
    throw new AivideoError('run-unknown', `The journal of run \`${run}\` was written by a newer aivideo`);
  return value as unknown as Envelope;
}

async function listRuns(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    return names
      .filter((name) => runNamePattern.test(name))
      .sort()
      .reverse();
  } catch (error) {
    if (isMissing(error)) return [];
    throw stateError(folder, 'read', error);
  }
}

function journalPath(folder: string, run: string): string {
  return join(folder, run, 'journal.jsonl');
}

/** There is nothing there, and no folder in which it could be. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
