import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeJqShim } from './jq-shim.js';
import { temporaryFolder } from './temporary-folder.js';

const shape = ({ status, stdout, stderr }: SpawnSyncReturns<string>) => ({ status, stdout, stderr });

async function jq(input: string, ...words: readonly string[]) {
  const folder = await temporaryFolder();
  await writeJqShim(folder);
  return shape(spawnSync(join(folder, 'jq'), words, { input, encoding: 'utf8' }));
}

describe('jq for examples', () => {
  it('reads a stream of values and prints text as it is', async () => {
    const input = '{"a":"1"}\n{"b":2}\n\n{"a":"바다"}';

    const result = await jq(input, '-r', 'select(.a) | .a');

    expect(result).toEqual({ status: 0, stdout: '1\n바다\n', stderr: '' });
  });

  it('prints values over several lines, or in one', async () => {
    expect((await jq('{"a":[1,null]}', '.')).stdout).toBe('{\n  "a": [\n    1,\n    null\n  ]\n}\n');
    expect((await jq('{"a":[1,null]}', '-c', '.')).stdout).toBe('{"a":[1,null]}\n');
  });

  it('knows tables, named values and files', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'a.json');
    await writeFile(file, '{"a":"x\\ty"}');

    expect((await jq('', '-r', '[.a, 1] | @tsv', file)).stdout).toBe('x\\ty\t1\n');
    expect((await jq('', '-n', '-r', '--arg', 'name', 'sea', '$name')).stdout).toBe('sea\n');
    expect((await jq('1 2', '-s', '-c', 'add')).stdout).toBe('3\n');
  });

  it('fails over broken input and broken programs, also after good ones', async () => {
    expect((await jq('{"a":', '.a')).status).toBe(5);
    expect((await jq('{}', '.[')).status).toBe(5);
    const later = await jq('{"a":{"b":1}} {"a":5}', '.a.b');
    expect(later.status).toBe(5);
    expect(later.stderr).toMatch(/Cannot index number with string "b"/);
  });

  it('prints nothing for no input', async () => {
    expect(await jq('', '.a')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
