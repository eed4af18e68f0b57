import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AivideoError } from '../../domain/errors.js';
import type { Envelope } from '../../domain/run/run-event.js';
import type { RunJournal } from '../../ports/run-journal.js';

/**
 * Journals as files: `FOLDER/RUN/journal.jsonl`, one JSON envelope a line, only ever added to, readable by their owner
 * alone. `append` returns after `fdatasync`.
 */
export function createFileJournal(folder: string): RunJournal & { close(): Promise<void> } {
  const opened = new Map<string, Promise<Appender>>();
  return {
    async append(envelope) {
      try {
        let appender = opened.get(envelope.run);
        if (appender === undefined) {
          appender = openAppender(folder, envelope.run);
          opened.set(envelope.run, appender);
        }
        await (await appender).append(`${JSON.stringify(envelope)}\n`);
      } catch (error) {
        throw journalError(folder, error);
      }
    },
    read: (run) => readEnvelopes(folder, run),
    list: () => listRuns(folder),
    remove: (run) => rm(join(folder, run), { recursive: true, force: true }),
    async close() {
      for (const appender of opened.values()) await (await appender).close();
      opened.clear();
    },
  };
}

interface Appender {
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/** Lines that are handed in while others are being written go to the disk together, with one `fdatasync`. */
async function openAppender(folder: string, run: string): Promise<Appender> {
  await mkdir(join(folder, run), { recursive: true, mode: 0o700 });
  const handle = await open(journalPath(folder, run), 'a+', 0o600);
  let torn = true;
  const write = async (lines: readonly string[]) => {
    if (torn) await endTornLine(handle);
    torn = true;
    await handle.appendFile(lines.join(''));
    await handle.datasync();
    torn = false;
  };
  let batch: { readonly lines: string[]; readonly written: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();
  return {
    append(line) {
      if (batch === undefined) {
        const lines: string[] = [];
        const written = last.then(() => {
          batch = undefined;
          return write(lines);
        });
        batch = { lines, written };
        last = written.catch(() => undefined);
      }
      batch.lines.push(line);
      return batch.written;
    },
    async close() {
      await last;
      await handle.close();
    },
  };
}

/** A crash can leave half a line; the next line must not be glued to it. */
async function endTornLine(handle: FileHandle): Promise<void> {
  const { size } = await handle.stat();
  if (size === 0) return;
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  if (last[0] !== 0x0a) await handle.appendFile('\n');
}

async function* readEnvelopes(folder: string, run: string): AsyncGenerator<Envelope> {
  const input = createReadStream(journalPath(folder, run), 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const envelope = parseLine(line);
      if (envelope !== undefined) yield envelope;
    }
  } catch (error) {
    if (isMissing(error))
      throw new AivideoError('run-unknown', `There is no run \`${run}\``, { cause: error });
    throw journalError(folder, error);
  }
}

/** The only reader of journal text: a line that is not a whole envelope was torn by a crash. */
function parseLine(line: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const whole =
      typeof value === 'object' && value !== null && 'v' in value && value.v === 1 && 'event' in value;
    return whole ? (value as unknown as Envelope) : undefined;
  } catch {
    return undefined;
  }
}

async function listRuns(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .reverse();
  } catch (error) {
    if (isMissing(error)) return [];
    throw journalError(folder, error);
  }
}

function journalPath(folder: string, run: string): string {
  return join(folder, run, 'journal.jsonl');
}

/** There is nothing there, and no folder in which it could be. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function journalError(folder: string, error: unknown): AivideoError {
  if (error instanceof AivideoError) return error;
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return full
    ? new AivideoError('disk-full', `There is no space left for the journal in \`${folder}\``, {
        cause: error,
      })
    : new AivideoError('journal-failed', `The journal in \`${folder}\` can not be written`, { cause: error });
}
