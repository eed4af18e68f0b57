import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnswerCache } from '../../../src/adapters/cache/answer-cache.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

describe('the cache of answers', () => {
  it('gives an answer back to exactly what was asked, in another process too', async () => {
    const folder = join(await temporaryFolder(), 'answers');
    await createAnswerCache({ folder, key: 'one' }).store('a question', '{"답":1}');

    const other = createAnswerCache({ folder, key: 'two' });

    expect(await other.find('a question')).toBe('{"답":1}');
    expect(await other.find('a question ')).toBeUndefined();
  });

  it('forgets an entry that is damaged', async () => {
    const folder = await temporaryFolder();
    const cache = createAnswerCache({ folder, key: 'one' });
    await cache.store('a question', 'an answer');
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), '{"v":1,"ans');

    expect(await cache.find('a question')).toBeUndefined();
  });

  it('does without a folder that can not be made', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const cache = createAnswerCache({ folder: join(folder, 'file', 'answers'), key: 'one' });

    await cache.store('a question', 'an answer');

    expect(await cache.find('a question')).toBeUndefined();
  });
});
