import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProjectFile } from '../../../src/adapters/config/find-project-file.js';
import { loadSettings } from '../../../src/adapters/config/load-settings.js';
import { createConfigurationTree } from './configuration-tree.js';

describe('the search for a project’s file', () => {
  it.each(['.aivideorc', '.aivideorc.json', '.aivideorc.yaml', '.aivideorc.yml'])(
    'finds `%s`',
    async (name) => {
      const { project, home, write } = await createConfigurationTree();
      const file = await write(`project/${name}`, '{"fps": 12}');

      const found = await findProjectFile(project, home);

      expect(await found.file?.read()).toEqual({ path: file, values: { fps: 12 } });
    },
  );

  it('finds the key `aivideo` of `package.json`', async () => {
    const { project, home, write } = await createConfigurationTree();
    const file = await write('project/package.json', '{"name": "film", "aivideo": {"fps": 12}}');

    const found = await findProjectFile(project, home);

    expect(await found.file?.read()).toEqual({ path: file, values: { fps: 12 } });
  });

  it.each([
    ['without the key', '{"dependencies": {"aivideo": "^1.0.0"}}'],
    ['that is broken and has nothing to do with it', '{"name": '],
  ])('passes over a `package.json` %s', async (_title, content) => {
    const { project, home, write } = await createConfigurationTree();
    await write('project/package.json', content);

    expect(await findProjectFile(project, home)).toEqual({ warnings: [] });
  });

  it('takes the nearest file, and only that', async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/.aivideorc', 'fps: 1\nsteps: 5\n');
    await write('project/sub/.aivideorc.yml', 'fps: 2\n');

    const { settings } = await loadSettings({ ...request, cwd: join(project, 'sub') });

    expect(settings.fps).toBe(2);
    expect(settings.steps).toBeUndefined();
  });

  it('goes up as far as the root of the repository', async () => {
    const { home, project, write } = await createConfigurationTree();
    await mkdir(join(project, 'sub/deep/.git'), { recursive: true });
    await write('project/.aivideorc', 'fps: 1\n');

    expect((await findProjectFile(join(project, 'sub/deep'), home)).file).toBeUndefined();
    expect((await findProjectFile(join(project, 'sub'), home)).file?.path).toBe(join(project, '.aivideorc'));
  });

  it('does not take a file of the home folder for one of a project in it', async () => {
    const { home, project, write } = await createConfigurationTree();
    const file = await write('.aivideorc', 'fps: 1\n');

    expect((await findProjectFile(project, home)).file).toBeUndefined();
    expect((await findProjectFile(home, home)).file?.path).toBe(file);
  });

  it('does not leave the current folder outside of the home folder and of a repository', async () => {
    const { home, project, write } = await createConfigurationTree();
    await write('project/.aivideorc', 'fps: 1\n');
    const otherHome = join(home, 'project/sub/nobody');

    expect((await findProjectFile(join(project, 'sub'), otherHome)).file).toBeUndefined();

    await mkdir(join(project, '.git'));
    expect((await findProjectFile(join(project, 'sub'), otherHome)).file?.path).toBe(
      join(project, '.aivideorc'),
    );
  });

  it('says which second file does not count', async () => {
    const { home, project, write } = await createConfigurationTree();
    await write('project/.aivideorc.json', '{}');
    const second = await write('project/.aivideorc.yaml', 'fps: [');

    const found = await findProjectFile(project, home);

    expect(found.file?.path).toBe(join(project, '.aivideorc.json'));
    expect(found.warnings).toEqual([`\`${second}\` is ignored: \`.aivideorc.json\` beside it comes first`]);
  });

  it('says that a program is no configuration', async () => {
    const { home, project, write } = await createConfigurationTree();
    const program = await write('project/.aivideorc.js', 'process.exit(99)');

    const { warnings } = await findProjectFile(project, home);

    expect(warnings).toEqual([`\`${program}\` is ignored: configuration is JSON or YAML and is never run`]);
  });
});

describe('configuration', () => {
  it('runs no code, not even through the settings that its own reader looks for', async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/.aivideorc.yaml', 'fps: 12\n');
    const trap = 'globalThis.configurationWasRun = true;';
    for (const extension of ['js', 'cjs', 'mjs', 'ts']) {
      await write(`project/.config/config.${extension}`, trap);
      await write(`project/.aivideorc.${extension}`, trap);
      await write(`project/aivideo.config.${extension}`, trap);
    }
    const before = process.cwd();
    process.chdir(project);

    const loaded = await loadSettings(request).finally(() => process.chdir(before));

    expect(loaded.settings.fps).toBe(12);
    expect(globalThis).not.toHaveProperty('configurationWasRun');
  });

  it('does not take in other files', async () => {
    const { request, write } = await createConfigurationTree();
    await write('project/other.yaml', 'fps: 12\n');
    await write('project/.aivideorc.yaml', '$import: ./other.yaml\n');

    await expect(loadSettings(request)).rejects.toThrow('Config key `$import` is unknown');
  });
});

describe('a file that the user names', () => {
  it('takes the place of the search', async () => {
    const { home, request, write } = await createConfigurationTree();
    await write('project/.aivideorc', 'fps: 1\nsteps: 3\n');
    const file = await write('other/settings.yaml', 'fps: 2\noutputDir: out\n');

    const { settings, files } = await loadSettings({ ...request, configFile: '../other/settings.yaml' });

    expect(settings).toMatchObject({ fps: 2, outputDir: join(home, 'other/out') });
    expect(settings.steps).toBeUndefined();
    expect(files.project).toBe(file);
  });

  it('must be there', async () => {
    const { project, request } = await createConfigurationTree();

    await expect(loadSettings({ ...request, configFile: 'missing.json' })).rejects.toMatchObject({
      code: 'config-invalid',
      message: `Config file \`${join(project, 'missing.json')}\` does not exist`,
    });
  });

  it('must not be a program', async () => {
    const { request, write } = await createConfigurationTree();
    const file = await write('project/settings.js', 'process.exit(99)');

    await expect(loadSettings({ ...request, configFile: 'settings.js' })).rejects.toThrow(
      `Config file \`${file}\` must be JSON or YAML: configuration is not run`,
    );
  });

  it('is held to what a project’s file may say', async () => {
    const { request, write } = await createConfigurationTree();
    await write('project/settings.json', '{"replicateToken": "r8_MARKED"}');

    const loading = loadSettings({ ...request, configFile: 'settings.json' });

    await expect(loading).rejects.toThrow('Config key `replicateToken` can not be set by a project');
    await expect(loading).rejects.not.toThrow('MARKED');
  });
});
