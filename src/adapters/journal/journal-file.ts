import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that whole lines are added to. */
export interface JournalFile {
  /** On stable storage when it resolves. */
  append(line: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file of lines, readable by its owner alone; makes it and its folder where they are not there. */
export async function openJournalFile(path: string): Promise<JournalFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, 'a+', 0o600);
  let torn = true;
  let fresh = (await handle.stat()).size === 0;
  const inBatches = createBatches(async (lines) => {
    if (torn) await endTornLine(handle);
    torn = true;
    await handle.appendFile(lines.join(''));
    await handle.datasync();
    torn = false;
    if (fresh) await syncFolders(dirname(path));
    fresh = false;
  });
  return {
    append: inBatches.add,
    async close() {
      await inBatches.idle();
      await handle.close();
    },
  };
}

/** Lines that are handed in while others are being written go to the disk together, with one `fdatasync`. */
function createBatches(write: (lines: readonly string[]) => Promise<void>) {
  let batch: { readonly lines: string[]; readonly written: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();
  return {
    add(line: string): Promise<void> {
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
    idle: () => last,
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

/** After a power cut a new file is there only if its folder was synced too. Some systems can not sync folders. */
async function syncFolders(folder: string): Promise<void> {
  for (const path of [folder, dirname(folder)]) {
    const handle = await open(path, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }
}
