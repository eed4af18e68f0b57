import { describe, expect, it } from 'vitest';
import { parseLogs } from '../../../../src/adapters/providers/replicate/parse-logs.js';

describe('parseLogs', () => {
  it('reads the last line of a bar', () => {
    const logs =
      'Using seed: 7\n  0%|          | 0/50 [00:00<?, ?it/s]\n 34%|███▍      | 17/50 [00:12<00:23,  1.4it/s]';

    expect(parseLogs(logs)).toEqual({ fraction: 0.34, remainingSeconds: 23 });
  });

  it('reads a bar that was written over itself with carriage returns and colours', () => {
    const logs =
      '\u001b[32m 10%|█         | 5/50 [00:01<00:09, 5it/s]\r\u001b[32m 12%|█▏        | 6/50 [00:01<00:08, 5it/s]';

    expect(parseLogs(logs)).toEqual({ fraction: 0.12, remainingSeconds: 8 });
  });

  it('reads hours and a description before the bar', () => {
    const logs = 'Sampling:  10%|█         | 5/50 [20:00<3:00:05, 240.12s/it]';

    expect(parseLogs(logs)).toEqual({ fraction: 0.1, remainingSeconds: 10_805 });
  });

  it('says no time left where the bar knows none', () => {
    expect(parseLogs('  0%|          | 0/50 [00:00<?, ?it/s]')).toEqual({ fraction: 0 });
  });

  it('follows the later of two stages', () => {
    const logs = [
      'base: 100%|██████████| 50/50 [00:50<00:00,  1.0it/s]',
      'upscale:  25%|██▌       | 5/20 [00:05<00:15,  1.0it/s]',
    ].join('\n');

    expect(parseLogs(logs)).toEqual({ fraction: 0.25, remainingSeconds: 15 });
  });

  it('adds what an inner bar has done to the outer one', () => {
    const logs = [
      'clips:  50%|█████     | 2/4 [01:00<01:00, 30s/it]',
      '100%|██████████| 20/20 [00:10<00:00,  2it/s]',
      'clips:  75%|███████▌  | 3/4 [01:30<00:30, 30s/it]',
      ' 40%|████      | 8/20 [00:04<00:06,  2it/s]',
    ].join('\n');

    expect(parseLogs(logs)?.fraction).toBeCloseTo(3.4 / 4);
  });

  it('does not take the loading of the model for its work', () => {
    const logs = [
      'Loading pipeline components...:  80%|████████  | 4/5 [00:02<00:00,  2it/s]',
      'Downloading weights:  50%|█████     | 1/2 [00:01<00:01,  1it/s]',
      ' 45%|████▌     | 450M/1.00G [00:10<00:12, 45.0MB/s]',
    ].join('\n');

    expect(parseLogs(logs)).toBeUndefined();
  });

  it.each(['', 'Using seed: 7', '100% sure', '5 of 10%', '17it [00:12, 1.4it/s]'])(
    'reads nothing from %o',
    (logs) => {
      expect(parseLogs(logs)).toBeUndefined();
    },
  );

  it('is quick with a hostile line', () => {
    const logs = `${' '.repeat(200_000)}${'1%'.repeat(100_000)}`;

    const started = performance.now();
    parseLogs(logs);

    expect(performance.now() - started).toBeLessThan(2000);
  });
});
