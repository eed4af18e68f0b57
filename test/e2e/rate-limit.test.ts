import { describe, expect, it } from 'vitest';
import { openStation, type WeatherStation } from '../support/drive-weather.js';
import { lowCreditRate } from '../support/fake-replicate/token-bucket.js';

function refusals({ fake }: WeatherStation): number {
  return fake.requests.filter(({ route, status }) => route === 'create' && status === 429).length;
}

describe('the rate at which an account may start jobs', () => {
  it.concurrent.for([
    ['body', 4],
    ['header', 40],
  ] as const)(
    'lets 40 jobs at 6 a minute all finish, with a handful of refusals (told in the %s, %i at a time)',
    async ([retryHint, concurrency], { onTestFinished }) => {
      const fake = { createRate: lowCreditRate, retryHint };
      const station = await openStation({ fake, speed: 100 }, onTestFinished);

      const report = await station.run(
        'generate',
        'A quiet sea',
        '-n',
        '40',
        '--concurrency',
        `${concurrency}`,
      );

      expect(report).toMatchObject({ status: 0, failed: [] });
      expect(await station.clips()).toHaveLength(40);
      expect(station.fake.ledger.creates).toHaveLength(40);
      expect(refusals(station)).toBeGreaterThan(0);
      expect(refusals(station)).toBeLessThanOrEqual(6);
      expect(report.stderr).toMatch(/^clip \d+\/40 waits \d+ s: Replicate asks for fewer requests/m);
      expect(report.stderr).toMatch(/^clip \d+\/40 waits \d+ s: the account's rate limit$/m);
    },
  );

  it.concurrent('lets 60 jobs at 600 a minute all finish', async ({ onTestFinished }) => {
    const createRate = { perMinute: 600, burst: 10 };
    const station = await openStation({ fake: { createRate }, speed: 20 }, onTestFinished);

    const report = await station.run('generate', 'A quiet sea', '-n', '60', '--concurrency', '64');

    expect(report).toMatchObject({ status: 0, failed: [] });
    expect(station.fake.ledger.creates).toHaveLength(60);
    expect(refusals(station)).toBeLessThan(40);
  });

  it.concurrent('ends the wait for a start at `--timeout`, with everything started kept', async ({
    onTestFinished,
  }) => {
    const fake = { createRate: lowCreditRate };
    const station = await openStation({ fake, speed: 100 }, onTestFinished);

    const report = await station.run('generate', 'A quiet sea', '-n', '10', '--timeout', '35');

    expect(report).toMatchObject({ status: 8, code: 'jobs-pending' });
    expect(report.hints.join()).toContain(`aivideo resume ${report.run}`);
    const started = station.fake.ledger.creates.length;
    expect(started).toBeLessThan(6);
    expect((await station.clips()).length).toBeLessThanOrEqual(started);

    const later = await station.run('resume', report.run);

    expect(later).toMatchObject({ status: 0 });
    expect(station.fake.ledger.creates).toHaveLength(10);
    expect(await station.clips()).toHaveLength(10);
  });
});
