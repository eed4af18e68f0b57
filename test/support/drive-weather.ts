import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { ErrorCode } from '../../src/domain/errors.js';
import { createFakePlatform } from './fake-platform.js';
import type { FakeReplicateOptions } from './fake-replicate/settings.js';
import { type FakeReplicate, startFakeReplicate } from './fake-replicate/start-fake-replicate.js';
import { createFastClock } from './fast-clock.js';

export interface StationOptions {
  readonly fake?: FakeReplicateOptions | undefined;
  /** Seconds that go by in each real second, for the program and for the service. Default 100. */
  readonly speed?: number | undefined;
  /** How far this machine's clock is ahead of the service's, in milliseconds. */
  readonly aheadMs?: (() => number) | undefined;
  /** Instead of the fake's own address. */
  readonly baseUrl?: string | undefined;
}

/** What a run of the program came to, as `--json` tells it. */
export interface WeatherReport {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly run: string;
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly hints: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
  /** Codes of the shots that failed. */
  readonly failed: readonly ErrorCode[];
  readonly cost: { readonly known: boolean; readonly usd?: number };
}

/** A service, a folder, and the program between them. */
export interface WeatherStation {
  readonly fake: FakeReplicate;
  readonly cwd: string;
  /** Runs `aivideo` with `--json` in this process. */
  run(...args: readonly string[]): Promise<WeatherReport>;
  /** Finished clips under final names. */
  clips(): Promise<readonly string[]>;
  /** Everything in the folder of clips that is neither a clip nor the record of runs. */
  remains(): Promise<readonly string[]>;
}

/** An hour is soon over at this speed. */
const longRetentionMs = 100 * 3_600_000;

/** Takes what is to be done when a test has ended; tests that run side by side have each their own. */
export type OnEnd = (end: () => Promise<void> | void) => void;

/** Opens a station that closes with the running test. */
export async function openStation(
  options: StationOptions = {},
  onEnd: OnEnd = onTestFinished,
): Promise<WeatherStation> {
  const clock = createFastClock({ speed: options.speed ?? 100, aheadMs: options.aheadMs });
  const fake = await startFakeReplicate({
    now: clock.trueNow,
    retentionMs: longRetentionMs,
    ...options.fake,
  });
  onEnd(() => fake.close());
  const cwd = await mkdtemp(join(tmpdir(), 'aivideo-test-'));
  onEnd(() => rm(cwd, { recursive: true, force: true }));
  const { baseUrl = fake.baseUrl } = options;
  const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: baseUrl };
  const names = async () => readdir(join(cwd, 'outputs', 'ai-videos')).catch((): string[] => []);
  return {
    fake,
    cwd,
    async run(...args) {
      const platform = createFakePlatform({ cwd, env });
      const status = await main([...args, '--json'], { ...platform, clock });
      return readReport(status, platform.written);
    },
    clips: async () => (await names()).filter(isClip),
    remains: async () => (await names()).filter((name) => !isClip(name) && name !== '.runs'),
  };
}

function isClip(name: string): boolean {
  return name.endsWith('.mp4') && !name.startsWith('.');
}

function readReport(status: number, { stdout, stderr }: WeatherReport | { stdout: string; stderr: string }) {
  const result = JSON.parse(stdout);
  const error = result.error ?? {};
  return {
    status,
    stdout,
    stderr,
    run: String(result.run ?? ''),
    code: error.code,
    message: String(error.message ?? ''),
    hints: error.hints ?? [],
    details: error.details ?? {},
    failed: (result.failed ?? []).map((each: { error: { code: ErrorCode } }) => each.error.code),
    cost: result.cost ?? { known: false },
  };
}
