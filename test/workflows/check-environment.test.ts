import { describe, expect, it } from 'vitest';
import type { LoadedSettings } from '../../src/domain/config/loaded-settings.js';
import type { CheckName, EnvironmentCheck } from '../../src/domain/environment/environment-check.js';
import { neededEncoders, neededFilters } from '../../src/domain/environment/judge-ffmpeg.js';
import { AivideoError } from '../../src/domain/errors.js';
import type { Clock } from '../../src/ports/clock.js';
import type { ConfigurationStore } from '../../src/ports/configuration-store.js';
import type { EnvironmentProbe } from '../../src/ports/environment-probe.js';
import type { ModelDirectory } from '../../src/ports/model-directory.js';
import { checkEnvironment, type EnvironmentDeps } from '../../src/workflows/check-environment.js';

const settings: LoadedSettings['settings'] = {
  outputDir: '/film/outputs/ai-videos',
  stateDir: '/film/outputs/ai-videos/.runs',
  cacheDir: '/home/ada/.cache/aivideo',
  draft: 'auto',
  concurrency: 4,
  deadlineSeconds: 1800,
  confirmAbove: 1,
  models: {},
  replicateBaseUrl: 'https://api.replicate.com/v1',
};

const loaded: LoadedSettings = { settings, origins: {}, warnings: [], files: {} };

const healthyProbe: EnvironmentProbe = {
  ffmpeg: async () => ({
    path: '/usr/bin/ffmpeg',
    origin: 'PATH',
    version: '7.0',
    encoders: neededEncoders,
    filters: neededFilters,
  }),
  fonts: async () => ({ files: 124, drawsHangul: true }),
  folder: async () => ({ exists: true, freeBytes: 50e9 }),
};

/** Nobody waits with this clock: its sleeps end when they are aborted. */
const patientClock: Clock = {
  now: () => 0,
  monotonicMs: () => 0,
  sleep: (_ms, signal) =>
    new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason), { once: true })),
};

interface Given {
  readonly nodeVersion?: string;
  readonly probe?: Partial<EnvironmentProbe>;
  readonly loaded?: Partial<LoadedSettings>;
  readonly load?: ConfigurationStore['load'];
  readonly clock?: Clock;
  readonly account?: ModelDirectory['account'];
  readonly signal?: AbortSignal;
}

async function check(given: Given = {}) {
  const load = given.load ?? (async () => ({ ...loaded, ...given.loaded }));
  const refuse = async (): Promise<never> => {
    throw new Error('nothing else is asked for');
  };
  const account = given.account ?? refuse;
  const deps: EnvironmentDeps = {
    nodeVersion: given.nodeVersion ?? 'v20.19.0',
    probe: { ...healthyProbe, ...given.probe },
    configuration: { load, defaults: async () => loaded, places: refuse, write: refuse },
    clock: given.clock ?? patientClock,
    directory: async () => ({ account, describe: refuse, search: refuse }),
  };
  return checkEnvironment(deps, { signal: given.signal ?? new AbortController().signal });
}

async function one(name: CheckName, given: Given): Promise<EnvironmentCheck & { readonly ok: boolean }> {
  const report = await check(given);
  const found = report.checks.find((item) => item.name === name);
  if (found === undefined) throw new Error(`no check ${name}`);
  return { ...found, ok: report.ok };
}

const withToken = { settings: { ...settings, replicateToken: 'r8_MARKED' } };

describe('checking the environment', () => {
  it('finds a healthy machine healthy, and drafts enough without a token', async () => {
    const report = await check();

    expect(report.ok).toBe(true);
    expect(report.checks.map(({ name, state, summary }) => [name, state, summary])).toEqual([
      ['node', 'ok', 'v20.19.0'],
      ['ffmpeg', 'ok', '7.0 from PATH (/usr/bin/ffmpeg)'],
      ['fonts', 'ok', 'Noto Sans KR (124 files) draws Latin and Hangul'],
      ['token', 'warning', 'no token: drafts only'],
      ['output', 'ok', '/film/outputs/ai-videos'],
      ['disk', 'ok', '50.0 GB free'],
      ['configuration', 'ok', 'defaults only'],
    ]);
  });

  it('says how to mend everything that is not right', async () => {
    const report = await check({
      nodeVersion: 'v18.20.0',
      probe: {
        ffmpeg: async () => {
          throw new AivideoError('ffmpeg-missing', 'No ffmpeg was found');
        },
        fonts: async () => ({ files: 0, drawsHangul: false }),
        folder: async () => ({ exists: false, problem: 'permission denied', freeBytes: 5 }),
      },
      load: async () => {
        throw new AivideoError('config-invalid', 'Config key `fps` must be between 1 and 120, got `0`');
      },
    });

    expect(report.ok).toBe(false);
    expect(report.checks.filter(({ state }) => state === 'broken').map(({ name }) => name)).toEqual([
      'node',
      'ffmpeg',
      'fonts',
      'output',
      'disk',
      'configuration',
    ]);
    for (const { mend } of report.checks) expect(mend).toMatch(/^[A-Z].+[^.]$/);
  });

  it('asks for the ffmpeg that the configuration names', async () => {
    const asked: unknown[] = [];
    const ffmpeg: EnvironmentProbe['ffmpeg'] = async (request, call) => {
      asked.push(request);
      return healthyProbe.ffmpeg(request, call);
    };

    await check({ probe: { ffmpeg }, loaded: { settings: { ...settings, ffmpegPath: '/opt/ffmpeg' } } });
    await check({ probe: { ffmpeg } });

    expect(asked).toEqual([{ explicitPath: '/opt/ffmpeg' }, {}]);
  });

  it('ends with the signal’s reason when it is aborted', async () => {
    const reason = new AivideoError('interrupted', 'Interrupted');

    await expect(check({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('a version of Node', () => {
  it.each([
    ['v20.19.0', 'ok'],
    ['v20.20.1', 'ok'],
    ['v24.0.0', 'ok'],
    ['v20.18.3', 'broken'],
    ['v18.99.0', 'broken'],
  ])('%s is %s', async (nodeVersion, state) => {
    expect((await one('node', { nodeVersion })).state).toBe(state);
  });
});

describe('an ffmpeg', () => {
  const lacking = (encoders: readonly string[], filters: readonly string[]): Given => ({
    probe: { ffmpeg: async () => ({ path: '/f', origin: 'PATH', version: '5.1', encoders, filters }) },
  });

  it('without an encoder that every clip needs is broken', async () => {
    const found = await one('ffmpeg', lacking(['aac'], neededFilters));

    expect(found).toMatchObject({
      ok: false,
      state: 'broken',
      summary: '5.1 from PATH (/f) lacks `libx264`',
    });
  });

  it('without a filter that some films need is a warning', async () => {
    const found = await one(
      'ffmpeg',
      lacking(
        neededEncoders,
        neededFilters.filter((name) => name !== 'xfade'),
      ),
    );

    expect(found).toMatchObject({ ok: true, state: 'warning' });
    expect(found.summary).toContain('lacks `xfade`');
  });
});

describe('fonts', () => {
  it('that can not be loaded are broken', async () => {
    const fonts = async (): Promise<never> => {
      throw new Error('Cannot find module');
    };

    expect(await one('fonts', { probe: { fonts } })).toMatchObject({
      ok: false,
      state: 'broken',
      summary: 'the font can not be loaded: Cannot find module',
    });
  });

  it('that draw no Hangul are broken', async () => {
    const fonts = async () => ({ files: 124, drawsHangul: false });

    expect(await one('fonts', { probe: { fonts } })).toMatchObject({ ok: false, state: 'broken' });
  });
});

describe('the disk', () => {
  it.each([
    [2e9, 'ok', '2.0 GB free'],
    [999_999_999, 'warning', '999 MB free'],
    [100_000_000, 'warning', '100 MB free'],
    [99_999_999, 'broken', '99 MB free'],
    [0, 'broken', '0 MB free'],
  ])('with %d bytes free is %s', async (freeBytes, state, summary) => {
    const folder = async () => ({ exists: true, freeBytes });

    expect(await one('disk', { probe: { folder } })).toMatchObject({ state, summary });
  });

  it('whose free space is not told is a warning', async () => {
    expect(await one('disk', { probe: { folder: async () => ({ exists: true }) } })).toMatchObject({
      ok: true,
      state: 'warning',
    });
  });
});

describe('a folder that is not there', () => {
  it('will be made', async () => {
    const found = await one('output', { probe: { folder: async () => ({ exists: false, freeBytes: 5e9 }) } });

    expect(found).toMatchObject({ state: 'ok', summary: '/film/outputs/ai-videos (will be made)' });
  });
});

describe('the token', () => {
  it('is accepted when the provider knows its account', async () => {
    const account = async () => ({ username: 'ada', kind: 'user' });

    expect(await one('token', { loaded: withToken, account })).toMatchObject({
      state: 'ok',
      summary: 'accepted; account `ada` (user)',
    });
  });

  it('is broken when it is refused', async () => {
    const account = async (): Promise<never> => {
      throw new AivideoError('token-refused', 'Replicate refused the token');
    };

    expect(await one('token', { loaded: withToken, account })).toMatchObject({
      ok: false,
      state: 'broken',
      summary: 'Replicate refused the token',
    });
  });

  it.each(['network-unreachable', 'network-timeout', 'rate-limited', 'provider-failed'] as const)(
    'is a warning when it could not be checked because of `%s`',
    async (code) => {
      const account = async (): Promise<never> => {
        throw new AivideoError(code, 'It rains');
      };

      expect(await one('token', { loaded: withToken, account })).toMatchObject({
        ok: true,
        state: 'warning',
        summary: 'there is a token, but it could not be checked: It rains',
      });
    },
  );

  it('is a warning when the provider does not answer in time', async () => {
    const waits: number[] = [];
    const clock: Clock = {
      ...patientClock,
      sleep: async (ms) => {
        waits.push(ms);
      },
    };
    const account: ModelDirectory['account'] = async ({ signal }) => {
      signal.throwIfAborted();
      return new Promise((_done, fail) => {
        signal.addEventListener('abort', () => fail(signal.reason), { once: true });
      });
    };

    const found = await one('token', { loaded: withToken, account, clock });

    expect(waits).toEqual([10_000]);
    expect(found).toMatchObject({ ok: true, state: 'warning' });
    expect(found.summary).toContain('did not answer within 10 s');
  });

  it('is nowhere in the report', async () => {
    const account = async () => ({ username: 'ada', kind: 'user' });

    expect(JSON.stringify(await check({ loaded: withToken, account }))).not.toContain('MARKED');
  });
});

describe('a configuration', () => {
  const broken: Given = {
    load: async () => {
      throw new AivideoError('config-invalid', 'Config key `fps` must be between 1 and 120, got `0`');
    },
  };

  it('that is broken is reported, and the rest is checked with the defaults', async () => {
    const report = await check(broken);

    expect(report.ok).toBe(false);
    expect(report.checks.filter(({ state }) => state === 'ok')).toHaveLength(5);
    expect(report.checks.at(-1)).toMatchObject({
      state: 'broken',
      summary: 'Config key `fps` must be between 1 and 120, got `0`',
    });
  });

  it('that is broken keeps the token from being checked', async () => {
    expect(await one('token', broken)).toMatchObject({
      state: 'warning',
      summary: 'not checked, because the configuration is broken',
    });
  });

  it('with warnings is a warning', async () => {
    const found = await one('configuration', { loaded: { warnings: ['one', 'two'] } });

    expect(found).toMatchObject({ ok: true, state: 'warning', summary: 'one; two' });
  });

  it('names the files it was read from', async () => {
    const found = await one('configuration', { loaded: { files: { project: '/p', user: '/u' } } });

    expect(found).toMatchObject({ state: 'ok', summary: '/p, /u' });
  });
});
