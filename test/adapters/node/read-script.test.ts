import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src/adapters/node/read-script.js';
import { parseScript } from '../../../src/domain/scripts/parse-script.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const fixtures = join(import.meta.dirname, '../../fixtures/scripts');
const words = '씬 1. 뜰 (밤)\n나레이션: 봄밤은 짧습니다. The café is closed.\n';
const korean = '똠방각하가 웃었습니다. 봄밤은 짧습니다.\n';

async function* chunksOf(bytes: Uint8Array, size = 7): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('the bytes of a script', () => {
  it.each([
    ['UTF-8', Buffer.from(words), words],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`), words],
    ['UTF-16 LE with its mark', iconv.encode(words, 'utf-16le', { addBOM: true }), words],
    ['UTF-16 BE with its mark', iconv.encode(words, 'utf-16be', { addBOM: true }), words],
    ['UTF-16 LE', iconv.encode(words, 'utf-16le'), words],
    ['UTF-16 BE', iconv.encode(words, 'utf-16be'), words],
    ['EUC-KR', iconv.encode('봄밤은 짧습니다.', 'euc-kr'), '봄밤은 짧습니다.'],
    ['CP949', iconv.encode(korean, 'cp949'), korean],
    [
      'Shift JIS',
      iconv.encode('海は広いです。空は青いです。波が寄せては返します。', 'shift_jis'),
      '海は広いです。空は青いです。波が寄せては返します。',
    ],
    [
      'windows-1252',
      iconv.encode('“The café,” she said – and it was closed.', 'windows-1252'),
      '“The café,” she said – and it was closed.',
    ],
    ['nothing', Buffer.alloc(0), ''],
  ])('are words in %s', async (_, bytes, expected) => {
    expect(await readScript(chunksOf(bytes))).toBe(expected);
  });

  it.each(['euc-kr.txt', 'utf-16.txt'])('of %s make a script', async (name) => {
    const parsed = parseScript(await readScript(join(fixtures, name)), { name });

    expect(parsed).toMatchObject({
      kind: 'script',
      script: {
        format: 'korean',
        title: '봄밤',
        scenes: [
          {
            heading: '뜰 (밤)',
            lines: [{ kind: 'visual' }, { text: '똠방각하가 웃었습니다. 봄밤은 짧습니다.' }],
          },
        ],
      },
    });
  });

  it.each([
    ['a PNG image, not a script', Buffer.from('\x89PNG\r\n\x1a\n0000IHDR', 'latin1')],
    ['a JPEG image, not a script', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['an MP4 video, not a script', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')],
    ['a PDF, not the text of a script', Buffer.from('%PDF-1.7\n')],
    ['a Word, HWPX or ZIP file, not the text of a script', Buffer.from('PK\x03\x04aaaa', 'latin1')],
    [
      'a HWP or Word file, not the text of a script',
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    ],
    [
      'no text that can be read',
      Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)),
    ],
  ])('are refused when they are %s', async (what, bytes) => {
    await expect(readScript(chunksOf(bytes, 512))).rejects.toMatchObject({
      code: 'input-file-unsupported',
      message: `Standard input is ${what}`,
    });
  });

  it('are refused when they are more than a script has, without being kept', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(97);
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield chunk;
      }
    }

    await expect(readScript(endless())).rejects.toMatchObject({
      code: 'input-file-too-large',
      message: 'Standard input has more than 16 MiB, which no script has',
    });
    expect(given).toBe(17);
  });

  it('are missed by name when there is no such file, or a folder in its place', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'script.md'));
    await writeFile(join(folder, 'image.txt'), Buffer.from('GIF89a'));

    await expect(readScript(join(folder, 'none.txt'))).rejects.toMatchObject({
      code: 'input-file-unreadable',
    });
    await expect(readScript(join(folder, 'script.md'))).rejects.toMatchObject({
      code: 'input-file-unreadable',
      message: `\`${join(folder, 'script.md')}\` can not be read: it is a folder`,
    });
    await expect(readScript(join(folder, 'image.txt'))).rejects.toMatchObject({
      message: `\`${join(folder, 'image.txt')}\` is a GIF, not a script`,
    });
  });
});
