import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startFakeReplicateProcess } from '../support/fake-replicate/start-fake-replicate-process.js';
import { type CliResult, finished, startCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { report } from './measure.js';

const jobs = 200;
const jobSeconds = 1;
const concurrency = 20;
const idealSeconds = (jobs * jobSeconds) / concurrency;

interface Measured extends CliResult {
  readonly seconds: number;
  readonly peakMb: number;
}

async function measure(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> {
  const startedMs = performance.now();
  const child = startCli(args, { cwd: await temporaryFolder(), env });
  const ended = finished(child);
  const peak = watchPeak(child.pid ?? 0, () => child.exitCode === null);
  const result = await ended;
  return { ...result, seconds: (performance.now() - startedMs) / 1000, peakMb: await peak };
}

/** The most memory that a process has had, in megabytes, by the system's own count (proc(5), VmHWM). */
async function watchPeak(pid: number, isRunning: () => boolean): Promise<number> {
  let peakKb = 0;
  while (isRunning()) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    await pause(20);
  }
  return (peakKb * 1024) / 1e6;
}

describe(`${jobs} jobs of ${jobSeconds} s, ${concurrency} at a time, against a service in a process of its own`, () => {
  it('take at most 1.25 times the ideal time, 200 MB, and 3 looks a job', async () => {
    await using fake = await startFakeReplicateProcess({ queueMs: 0, runMs: jobSeconds * 1000 });
    const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };

    const words = ['generate', 'A quiet sea', '-n', `${jobs}`, '--concurrency', `${concurrency}`, '--json'];
    const { status, stdout, seconds, peakMb } = await measure(words, env);

    const { requests, creates } = await fake.snapshot();
    const looks = requests.filter(({ route }) => route === 'status').length / jobs;
    report(`${jobs} jobs: time / ideal`, (seconds / idealSeconds).toFixed(2), '1.25');
    report(`${jobs} jobs: peak memory, MB`, peakMb.toFixed(0), '200');
    report(`${jobs} jobs: looks a job`, looks.toFixed(2), '3.00');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).clips).toHaveLength(jobs);
    expect(creates).toHaveLength(jobs);
    expect(seconds / idealSeconds).toBeLessThanOrEqual(1.25);
    expect(peakMb).toBeLessThan(200);
    expect(looks).toBeLessThanOrEqual(3);
  });
});
