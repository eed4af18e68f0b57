import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, timeInTurn } from './measure.js';

const bin = join(resolve(import.meta.dirname, '../..'), 'bin', 'aivideo.js');
const node = process.execPath;

describe('start-up, against `node -e 0` in the same run', () => {
  it('takes at most 1.35 times as long for --version and 1.6 times for --help', async () => {
    const [empty = 0, version = 0, help = 0] = await timeInTurn(
      [
        [node, ['-e', '0']],
        [node, [bin, '--version']],
        [node, [bin, '--help']],
      ],
      31,
    );

    report('aivideo --version / node -e 0', (version / empty).toFixed(2), '1.35');
    report('aivideo --help / node -e 0', (help / empty).toFixed(2), '1.60');
    expect(version / empty).toBeLessThanOrEqual(1.35);
    expect(help / empty).toBeLessThanOrEqual(1.6);
  });
});
