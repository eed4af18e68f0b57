import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStation } from '../support/drive-weather.js';

const anHourMs = 3_600_000;

it('brings a clip home that had been fetched, although the service has forgotten it since', async () => {
  const station = await openStation({ fake: { retentionMs: anHourMs }, speed: 20 });
  const { fake, cwd } = station;
  const output = join(cwd, 'clip.mp4');
  const fetching = fake.hold('download', 'before-read');
  const run = station.run('generate', 'A quiet sea', '-o', 'clip.mp4');
  await fetching.reached;
  await writeFile(output, 'of somebody else');
  fetching.release();
  const first = await run;
  fake.advance(2 * anHourMs);

  const second = await station.run('resume', first.run, '--force');

  expect(first).toMatchObject({ status: 2, code: 'output-exists' });
  expect(fake.predictions).toMatchObject([{ data_removed: true, output: null }]);
  expect(second).toMatchObject({ status: 0 });
  expect((await readFile(output)).subarray(4, 8).toString()).toBe('ftyp');
  expect(fake.ledger.creates).toHaveLength(1);
  expect(fake.requests.filter(({ route }) => route === 'download')).toHaveLength(1);
});
