import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileJournal } from '../../../src/adapters/journal/file-journal.js';
import type { Envelope } from '../../../src/domain/run/run-event.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

function envelope(run: string, seq: number): Envelope {
  return {
    v: 1,
    run,
    seq,
    at: '2026-11-22T08:00:00.000Z',
    event: { type: 'run-end', state: 'done' },
  };
}

async function readAll(journal: ReturnType<typeof createFileJournal>, run: string): Promise<number[]> {
  const seen: number[] = [];
  for await (const { seq } of journal.read(run)) seen.push(seq);
  return seen;
}

describe('the file journal', () => {
  it('keeps envelopes in order, one a line, readable by their owner alone', async () => {
    const folder = join(await temporaryFolder(), 'runs');
    const journal = createFileJournal(folder);

    await Promise.all([1, 2, 3, 4, 5].map((seq) => journal.append(envelope('r1', seq))));

    expect(await readAll(journal, 'r1')).toEqual([1, 2, 3, 4, 5]);
    const text = await readFile(join(folder, 'r1', 'journal.jsonl'), 'utf8');
    expect(text.split('\n')).toHaveLength(6);
    expect((await stat(join(folder, 'r1', 'journal.jsonl'))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'r1'))).mode & 0o077).toBe(0);
    await journal.close();
  });

  it('passes over a line that a crash has torn, and does not glue the next one to it', async () => {
    const folder = await temporaryFolder();
    const first = createFileJournal(folder);
    await first.append(envelope('r1', 1));
    await first.close();
    await appendFile(join(folder, 'r1', 'journal.jsonl'), '{"v":1,"run":"r1","se');

    const second = createFileJournal(folder);
    await second.append(envelope('r1', 2));

    expect(await readAll(second, 'r1')).toEqual([1, 2]);
    await second.close();
  });

  it('lists runs newest first, and none where there is no folder', async () => {
    const folder = await temporaryFolder();
    const journal = createFileJournal(folder);
    await journal.append(envelope('20261122-080000-aaaa', 1));
    await journal.append(envelope('20261123-080000-bbbb', 1));

    expect(await journal.list()).toEqual(['20261123-080000-bbbb', '20261122-080000-aaaa']);
    expect(await createFileJournal(join(folder, 'nowhere')).list()).toEqual([]);
    await journal.close();
  });

  it('says so when it can not be written or there is no such run', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'sub'));

    await expect(createFileJournal(join(folder, 'file')).append(envelope('r1', 1))).rejects.toMatchObject({
      code: 'journal-failed',
    });
    await expect(readAll(createFileJournal(folder), 'r9')).rejects.toMatchObject({ code: 'run-unknown' });
  });

  it('passes over a tail of zeros that a power cut has left', async () => {
    const folder = await temporaryFolder();
    const first = createFileJournal(folder);
    await first.append(envelope('r1', 1));
    await first.close();
    await appendFile(join(folder, 'r1', 'journal.jsonl'), Buffer.alloc(4096));

    const second = createFileJournal(folder);
    await second.append(envelope('r1', 2));

    expect(await readAll(second, 'r1')).toEqual([1, 2]);
    await second.close();
  });

  it('keeps what JSON leaves as it is, in any place of a line', async () => {
    const journal = createFileJournal(await temporaryFolder());
    const text = `a\u2028b\u2029c\u0085d\r\n${'바다 🌊 '.repeat(100_000)}`;
    const event = { type: 'shot-wait', shot: '1', reason: text, waitSeconds: 1, attempt: 1 } as const;

    await journal.append({ ...envelope('r1', 1), event });
    await journal.append(envelope('r1', 2));
    const read: Envelope[] = [];
    for await (const each of journal.read('r1')) read.push(each);

    expect(read).toEqual([{ ...envelope('r1', 1), event }, envelope('r1', 2)]);
    await journal.close();
  });

  it('writes again once its folder can be made', async () => {
    const folder = join(await temporaryFolder(), 'state');
    await writeFile(folder, '');
    const journal = createFileJournal(folder);

    await expect(journal.append(envelope('r1', 1))).rejects.toMatchObject({ code: 'journal-failed' });
    await rm(folder);
    await journal.append(envelope('r1', 2));

    expect(await readAll(journal, 'r1')).toEqual([2]);
    await journal.close();
  });

  it('can be closed when it never could be opened', async () => {
    const folder = join(await temporaryFolder(), 'state');
    await writeFile(folder, '');
    const journal = createFileJournal(folder);
    await journal.append(envelope('r1', 1)).catch(() => undefined);

    await expect(journal.close()).resolves.toBeUndefined();
  });

  it('does not pass over what a newer version has written', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'r1'));
    await writeFile(
      join(folder, 'r1', 'journal.jsonl'),
      '{"v":2,"run":"r1","event":{"type":"shot-start"}}\n',
    );

    await expect(readAll(createFileJournal(folder), 'r1')).rejects.toThrow(
      'The journal of run `r1` was written by a newer aivideo',
    );
  });

  it('reads and removes nothing outside its folder', async () => {
    const folder = await temporaryFolder();
    const journal = createFileJournal(join(folder, 'state'));
    const outside = createFileJournal(folder);
    await outside.append(envelope('r1', 1));
    await outside.close();

    await expect(readAll(journal, '../r1')).rejects.toMatchObject({ code: 'run-unknown' });
    await expect(journal.remove('../r1')).rejects.toMatchObject({ code: 'run-unknown' });
    expect(await readAll(outside, 'r1')).toEqual([1]);
  });

  it('lists what are names of runs alone', async () => {
    const folder = await temporaryFolder();
    for (const name of ['20261122-080000-aaaa', '.cache', 'my clips']) await mkdir(join(folder, name));

    expect(await createFileJournal(folder).list()).toEqual(['20261122-080000-aaaa']);
  });
});
