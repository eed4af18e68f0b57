import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../../src/cli/command-definition.js';
import { configCommand } from '../../../src/cli/commands/config.js';
import { mergeSources } from '../../../src/domain/config/merge-sources.js';
import { createConfigurationTree } from '../../adapters/config/configuration-tree.js';
import { createCapturedContext } from '../captured-context.js';

function command(name: string): Required<Pick<CommandDefinition, 'run'>> {
  const found = configCommand.subcommands?.find((child) => child.name === name);
  if (found?.run === undefined) throw new Error(`no command ${name}`);
  return { run: found.run };
}

function lineOf(table: string, key: string): string | undefined {
  return table.split('\n').find((line) => line.startsWith(`${key} `));
}

describe('`aivideo config show`', () => {
  it('shows every key with its value, and what is not set', async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/.aivideorc.json', '{"fps": 12, "models": {"wan": {"deadlineSeconds": 60}}}');
    const { context, captured } = createCapturedContext(request);

    const status = await command('show').run({ args: [], options: {} }, context);

    expect(status).toBe(0);
    expect(lineOf(captured.stdout, 'fps')).toMatch(/^fps +12$/);
    expect(lineOf(captured.stdout, 'model')).toMatch(/^model +not set$/);
    expect(lineOf(captured.stdout, 'models')).toMatch(/^models +\{"wan":\{"deadlineSeconds":60\}\}$/);
    expect(lineOf(captured.stdout, 'outputDir')).toContain(join(project, 'outputs/ai-videos'));
  });

  it('says with `--origin` where each value comes from', async () => {
    const { request, write } = await createConfigurationTree();
    const file = await write('project/.aivideorc.json', '{"fps": 12}');
    const { context, captured } = createCapturedContext({ ...request, env: { AIVIDEO_STEPS: '30' } });

    await command('show').run({ args: [], options: { origin: true } }, context);

    expect(lineOf(captured.stdout, 'fps')).toMatch(new RegExp(`^fps +12 +project file: ${file}$`));
    expect(lineOf(captured.stdout, 'steps')).toMatch(/^steps +30 +environment: AIVIDEO_STEPS$/);
    expect(lineOf(captured.stdout, 'concurrency')).toMatch(/^concurrency +4 +default$/);
  });

  it.each([[{}], [{ json: true }], [{ jsonStream: true }]])(
    'does not show the token with %j',
    async (globals) => {
      const { request } = await createConfigurationTree();
      const env = { REPLICATE_API_TOKEN: 'r8_MARKED' };
      const { context, captured } = createCapturedContext({ ...request, env }, { globals });

      await command('show').run({ args: [], options: { origin: true } }, context);

      expect(captured.stdout).toContain('****');
      expect(captured.stdout + captured.stderr).not.toContain('MARKED');
    },
  );

  it('gives programs one object', async () => {
    const { request, write } = await createConfigurationTree();
    const file = await write('project/.aivideorc.json', '{"fps": 12}');
    const { context, captured } = createCapturedContext(request, { globals: { json: true } });

    await command('show').run({ args: [], options: {} }, context);

    expect(JSON.parse(captured.stdout)).toMatchObject({
      v: 1,
      ok: true,
      settings: { fps: 12, concurrency: 4 },
      origins: { fps: { source: 'project file', from: file }, concurrency: { source: 'default' } },
      files: { project: file },
      warnings: [],
    });
  });

  it('prints warnings on standard error', async () => {
    const { request } = await createConfigurationTree();
    const { context, captured } = createCapturedContext({ ...request, env: { AIVIDEO_FPSS: '1' } });

    await command('show').run({ args: [], options: {} }, context);

    expect(captured.stderr).toBe(
      'warning: Environment variable `AIVIDEO_FPSS` is unknown; the nearest one is `AIVIDEO_FPS`\n',
    );
  });
});

describe('`aivideo config init`', () => {
  it('writes a file that is valid, changes nothing, and explains every key', async () => {
    const { project, request } = await createConfigurationTree();
    const { context, captured } = createCapturedContext(request);
    const before = (await (await context.configuration()).load()).settings;

    const status = await command('init').run({ args: [], options: {} }, context);

    const path = join(project, '.aivideorc.json');
    expect(status).toBe(0);
    expect(captured.stdout).toBe(`${path}\n`);
    expect((await (await context.configuration()).load()).settings).toEqual(before);
    expect(await readFile(path, 'utf8')).toContain('"//fps": 24');
  });

  it('writes a file in which every comment can be made a key', async () => {
    const { home, project, request } = await createConfigurationTree();
    const { context } = createCapturedContext(request);
    await command('init').run({ args: [], options: {} }, context);
    await command('init').run({ args: [], options: { user: true } }, context);

    const uncommented = async (path: string) => {
      const text = (await readFile(path, 'utf8'))
        .replaceAll('"//', '"')
        .replace(/^ {2}"( .*)?": ".*",\n/gm, '');
      return { path, values: JSON.parse(text) as Record<string, unknown> };
    };
    const merged = mergeSources({
      flags: {},
      env: {},
      dotenv: undefined,
      project: await uncommented(join(project, '.aivideorc.json')),
      user: await uncommented(join(home, '.config/aivideo/config.json')),
    });

    expect(merged.origins).toMatchObject({
      fps: { source: 'project file' },
      models: { source: 'project file' },
      ffmpegPath: { source: 'user file' },
      replicateToken: { source: 'user file' },
    });
  });

  it('overwrites nothing without `--force`', async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/.aivideorc.json', '{"fps": 1}');
    const { context } = createCapturedContext(request);

    await expect(command('init').run({ args: [], options: {} }, context)).rejects.toMatchObject({
      code: 'output-exists',
    });
    await command('init').run({ args: [], options: { force: true } }, context);

    expect(await readFile(join(project, '.aivideorc.json'), 'utf8')).toContain('"//fps": 24');
  });

  it('does not put a second file beside one of another name', async () => {
    const { request, write } = await createConfigurationTree();
    const file = await write('project/.aivideorc.yaml', 'fps: 1\n');
    const { context } = createCapturedContext(request);

    await expect(command('init').run({ args: [], options: {} }, context)).rejects.toThrow(
      `Configuration file \`${file}\` is there already`,
    );
  });

  it('writes a file in a folder of a project that has one further up', async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/.aivideorc.yaml', 'fps: 1\n');
    const { context, captured } = createCapturedContext({ ...request, cwd: join(project, 'sub') });

    await command('init').run({ args: [], options: {} }, context);

    expect(captured.stdout).toBe(`${join(project, 'sub/.aivideorc.json')}\n`);
  });
});

describe('`aivideo config path`', () => {
  it('names the files that are read, and where new ones would go, even when one is broken', async () => {
    const { home, request, write } = await createConfigurationTree();
    const file = await write('project/.aivideorc.json', '{');
    const { context, captured } = createCapturedContext(request);

    const status = await command('path').run({ args: [], options: {} }, context);

    expect(status).toBe(0);
    expect(captured.stdout).toBe(
      [
        `project  ${file}`,
        `user     none; \`aivideo config init --user\` writes ${join(home, '.config/aivideo/config.json')}`,
        '.env     none',
        '',
      ].join('\n'),
    );
  });

  it('gives programs one object', async () => {
    const { project, request } = await createConfigurationTree();
    const { context, captured } = createCapturedContext(request, { globals: { json: true } });

    await command('path').run({ args: [], options: {} }, context);

    expect(JSON.parse(captured.stdout)).toMatchObject({
      v: 1,
      ok: true,
      newProjectFile: join(project, '.aivideorc.json'),
    });
  });
});

describe('`aivideo config schema`', () => {
  it('prints a JSON Schema that knows every key', async () => {
    const { request } = await createConfigurationTree();
    const { context, captured } = createCapturedContext(request);

    await command('schema').run({ args: [], options: {} }, context);

    expect(JSON.parse(captured.stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      properties: { concurrency: { type: 'integer', minimum: 1, maximum: 64, default: 4 } },
      patternProperties: { '^//': {} },
    });
  });
});
