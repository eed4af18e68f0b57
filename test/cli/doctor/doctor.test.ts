import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { doctorCommand } from '../../../src/cli/commands/doctor.js';
import { reportText } from '../../../src/cli/doctor/report-text.js';
import { neededEncoders, neededFilters } from '../../../src/domain/environment/judge-ffmpeg.js';
import { AivideoError } from '../../../src/domain/errors.js';
import type { EnvironmentProbe } from '../../../src/ports/environment-probe.js';
import { createConfigurationTree } from '../../adapters/config/configuration-tree.js';
import { createCapturedContext } from '../captured-context.js';

const healthy: EnvironmentProbe = {
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

const withoutFfmpeg: EnvironmentProbe = {
  ...healthy,
  ffmpeg: async () => {
    throw new AivideoError('ffmpeg-missing', 'No ffmpeg was found');
  },
};

async function doctor(probe: EnvironmentProbe, globals: Readonly<Record<string, unknown>> = {}) {
  const { project, request, write } = await createConfigurationTree();
  const { context, captured } = createCapturedContext(request, { probe, globals });
  const run = async () => doctorCommand.run?.({ args: [], options: {} }, context);
  return { run, captured, project, write };
}

describe('`aivideo doctor`', () => {
  it('prints a line for each check and exits with 0 when nothing needed is broken', async () => {
    const { run, captured, project } = await doctor(healthy);

    expect(await run()).toBe(0);
    expect(captured.stdout.replaceAll(project, '/film')).toMatchInlineSnapshot(`
      "✓ node           v20.19.0
      ✓ ffmpeg         7.0 from PATH (/usr/bin/ffmpeg)
      ✓ fonts          Noto Sans KR (124 files) draws Latin and Hangul
      ! token          no token: drafts only
                       → Make a token at https://replicate.com/account/api-tokens, then:
                       \`export REPLICATE_API_TOKEN=r8_...\`
      ✓ output         /film/outputs/ai-videos
      ✓ disk           50.0 GB free
      ✓ configuration  defaults only

      Nothing that is needed is broken.
      "
    `);
  });

  it('says how to mend what is broken and exits with 1', async () => {
    const { run, captured } = await doctor(withoutFfmpeg);

    expect(await run()).toBe(1);
    expect(captured.stdout).toContain(
      '✗ ffmpeg         No ffmpeg was found\n                 → Install ffmpeg',
    );
    expect(captured.stdout).toMatch(/\n\nBroken: ffmpeg\.\n$/);
  });

  it('keeps commands whole where lines are broken', () => {
    const mend = 'Make a token at https://example.com/tokens, then: `export REPLICATE_API_TOKEN=r8_...`';
    const checks = [{ name: 'token', state: 'warning', summary: 'no token', mend }] as const;

    const text = reportText({ ok: true, checks }, { paint: new Chalk({ level: 0 }), width: 70 });

    expect(text).toContain('\n                 `export REPLICATE_API_TOKEN=r8_...`\n');
  });

  it('reports a broken configuration instead of failing on it', async () => {
    const { run, captured, write } = await doctor(healthy);
    await write('project/.aivideorc.json', '{"fps": 0}');

    expect(await run()).toBe(1);
    expect(captured.stdout).toContain('✗ configuration  Config key `fps` must be between 1 and 120, got `0`');
    expect(captured.stdout).toContain('✓ ffmpeg');
  });

  it('gives programs one object', async () => {
    const { run, captured } = await doctor(withoutFfmpeg, { json: true });

    expect(await run()).toBe(1);
    expect(JSON.parse(captured.stdout)).toMatchObject({
      v: 1,
      ok: false,
      checks: [
        { name: 'node', state: 'ok', details: { version: 'v20.19.0' } },
        { name: 'ffmpeg', state: 'broken', summary: 'No ffmpeg was found' },
        { name: 'fonts', state: 'ok' },
        { name: 'token', state: 'warning' },
        { name: 'output', state: 'ok' },
        { name: 'disk', state: 'ok', details: { freeBytes: 50e9 } },
        { name: 'configuration', state: 'ok' },
      ],
    });
  });
});
