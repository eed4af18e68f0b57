import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../../src/adapters/config/load-settings.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { createConfigurationTree } from './configuration-tree.js';

describe('loading the settings', () => {
  it('gives absolute default folders where nothing is configured', async () => {
    const { home, project, request } = await createConfigurationTree();

    const { settings, files, warnings, origins } = await loadSettings(request);

    expect(settings).toMatchObject({
      outputDir: join(project, 'outputs/ai-videos'),
      stateDir: join(project, 'outputs/ai-videos/.runs'),
      cacheDir: join(home, '.cache/aivideo'),
    });
    expect(origins.cacheDir).toEqual({ source: 'default' });
    expect({ files, warnings }).toEqual({ files: {}, warnings: [] });
  });

  it('merges all sources and names the files it has read', async () => {
    const { request, write } = await createConfigurationTree();
    const project = await write('project/.aivideorc.json', '{"fps": 12, "steps": 20}');
    const user = await write('.config/aivideo/config.yaml', 'fps: 8\nsteps: 9\nwidth: 640\n');
    const dotenv = await write('project/.env', 'REPLICATE_API_TOKEN="r8_abc" # mine\n');

    const loaded = await loadSettings({ ...request, env: { AIVIDEO_STEPS: '30' }, flags: { frames: 16 } });

    expect(loaded.settings).toMatchObject({
      fps: 12,
      steps: 30,
      width: 640,
      frames: 16,
      replicateToken: 'r8_abc',
    });
    expect(loaded.files).toEqual({ project, user, dotenv });
    expect(loaded.origins.replicateToken).toEqual({ source: 'environment', from: dotenv });
  });

  it('leaves the environment of the process as it is', async () => {
    const { request, write } = await createConfigurationTree();
    await write('project/.env', 'REPLICATE_API_TOKEN=r8_abc\nAIVIDEO_SEEN=1\n');

    await loadSettings(request);

    expect(process.env.AIVIDEO_SEEN).toBeUndefined();
    expect(process.env.REPLICATE_API_TOKEN).not.toBe('r8_abc');
  });

  it('reads a `.env` file that Windows PowerShell has written', async () => {
    const { request, write } = await createConfigurationTree();
    await write('project/.env', Buffer.from('\ufeffREPLICATE_API_TOKEN=r8_abc\r\n', 'utf16le'));

    const { settings } = await loadSettings(request);

    expect(settings.replicateToken).toBe('r8_abc');
  });

  it('takes a folder called `.env` for none', async () => {
    const { project, request } = await createConfigurationTree();
    await mkdir(join(project, '.env'));

    const { settings } = await loadSettings(request);

    expect(settings.replicateToken).toBeUndefined();
  });
});

describe('where a relative path starts', () => {
  it("is the folder of the file in a project's file, wherever in the project the user stands", async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/.aivideorc', 'outputDir: clips\n');

    const { settings } = await loadSettings({ ...request, cwd: join(project, 'sub') });

    expect(settings.outputDir).toBe(join(project, 'clips'));
    expect(settings.stateDir).toBe(join(project, 'clips/.runs'));
  });

  it('is the current folder everywhere else, and `~` is the home folder', async () => {
    const { home, project, request, write } = await createConfigurationTree();
    await write('.config/aivideo/config.json', '{"outputDir": "clips", "cacheDir": "~/cache"}');

    const { settings } = await loadSettings({ ...request, env: { AIVIDEO_STATE_DIR: '../state' } });

    expect(settings).toMatchObject({
      outputDir: join(project, 'clips'),
      stateDir: join(home, 'state'),
      cacheDir: join(home, 'cache'),
    });
  });

  it('does not matter for the bare name of a program', async () => {
    const { project, request } = await createConfigurationTree();
    const ffmpegPath = async (path: string) =>
      (await loadSettings({ ...request, env: { AIVIDEO_FFMPEG_PATH: path } })).settings.ffmpegPath;

    expect(await ffmpegPath('ffmpeg7')).toBe('ffmpeg7');
    expect(await ffmpegPath('./ffmpeg')).toBe(join(project, 'ffmpeg'));
  });

  it('is the folder of the user’s own file for a program that this names', async () => {
    const { home, request, write } = await createConfigurationTree();
    await write('.config/aivideo/config.json', '{"ffmpegPath": "bin/ffmpeg"}');

    const { settings } = await loadSettings(request);

    expect(settings.ffmpegPath).toBe(join(home, '.config/aivideo/bin/ffmpeg'));
  });

  it("is the project's folder for a file that a project's file sends to a model", async () => {
    const { project, request, write } = await createConfigurationTree();
    await write(
      'project/.aivideorc.json',
      '{"models": {"svd": {"input": {"image": "@start.png", "frames": ["@a.png", "b"], "fps": 6}}}}',
    );

    const { settings } = await loadSettings({ ...request, cwd: join(project, 'sub') });

    expect(settings.models.svd?.input).toEqual({
      image: `@${join(project, 'start.png')}`,
      frames: [`@${join(project, 'a.png')}`, 'b'],
      fps: 6,
    });
  });

  it("is not left through a symbolic link by a project's file", async () => {
    const { project, request, write } = await createConfigurationTree();
    const elsewhere = await temporaryFolder();
    await symlink(elsewhere, join(project, 'out'));
    const file = await write('project/.aivideorc.json', '{"outputDir": "out/clips"}');

    await expect(loadSettings(request)).rejects.toMatchObject({
      code: 'config-invalid',
      message: `Config key \`outputDir\` must stay inside the project's folder, but \`out/clips\` is a link that leads out (in ${file})`,
    });
  });

  it('may be reached through a symbolic link that stays in the project', async () => {
    const { project, request, write } = await createConfigurationTree();
    await mkdir(join(project, 'real'));
    await symlink(join(project, 'real'), join(project, 'out'));
    await write('project/.aivideorc.json', '{"outputDir": "out/clips"}');

    const { settings } = await loadSettings(request);

    expect(settings.outputDir).toBe(join(project, 'out/clips'));
  });
});

describe('a file that can not be understood', () => {
  it.each([
    ['.aivideorc.json', '{\n  "fps": 24,\n}\n', 'line 3, column 1: expected a key in double quotes'],
    ['.aivideorc.json', '{"fps": 24', 'line 1, column 11: expected `,` or `}`'],
    [
      '.aivideorc.yaml',
      'fps: 24\n\tsteps: 3\n',
      'line 2, column 1: tab characters must not be used in indentation',
    ],
    ['.aivideorc.yml', 'model: wan\nmodel: veo\n', 'line 2, column 1: duplicated mapping key'],
    ['.aivideorc', 'model: !!js/function "x"\n', 'unknown tag'],
    ['package.json', '{"aivideo": {"fps": 24}\n', 'line 2, column 1: expected `,` or `}`'],
  ])('is %s, which is named with line and column', async (name, content, problem) => {
    const { request, write } = await createConfigurationTree();
    const file = await write(`project/${name}`, content);

    const loading = loadSettings(request);

    await expect(loading).rejects.toMatchObject({ code: 'config-invalid' });
    await expect(loading).rejects.toThrow(`Config file \`${file}\` has an error in line`);
    await expect(loading).rejects.toThrow(problem);
  });

  it.each([
    '{"replicateToken": "r8_MARKED',
    '{"replicateToken": r8_MARKED}',
    '{"replicateToken": "r8_MARKED"',
  ])('does not show the token that stands in %s, not in its causes either', async (content) => {
    const { request, write } = await createConfigurationTree();
    await write('.config/aivideo/config.json', content);

    const error: unknown = await loadSettings(request).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'config-invalid' });
    expect(error).not.toHaveProperty('cause');
    expect(String(error)).not.toContain('MARKED');
  });

  it.each([
    ['a list', '[1, 2]'],
    ['a text', '"hello"'],
  ])('is one that holds %s', async (_title, content) => {
    const { request, write } = await createConfigurationTree();
    const file = await write('project/.aivideorc.json', content);

    await expect(loadSettings(request)).rejects.toThrow(`Config file \`${file}\` must hold keys and values`);
  });

  it('is not an empty one', async () => {
    const { request, write } = await createConfigurationTree();
    const project = await write('project/.aivideorc.json', ' \n');
    await write('.config/aivideo/config.yaml', '# nothing yet\n');

    const { files, settings } = await loadSettings(request);

    expect(files.project).toBe(project);
    expect(settings.concurrency).toBe(4);
  });
});

describe('the user’s own file', () => {
  it('is warned of when it holds a token and others can read it', async () => {
    const { request, write } = await createConfigurationTree();
    const user = await write('.config/aivideo/config.json', '{"replicateToken": "r8_MARKED"}');

    const { settings, warnings } = await loadSettings(request);

    expect(settings.replicateToken).toBe('r8_MARKED');
    expect(warnings).toEqual([
      `\`${user}\` holds a token and can be read by others on this machine: \`chmod 600 ${user}\` ends that`,
    ]);
  });

  it('lies where `XDG_CONFIG_HOME` says', async () => {
    const { home, request, write } = await createConfigurationTree();
    await write('elsewhere/aivideo/config.yml', 'fps: 10\n');

    const { settings } = await loadSettings({
      ...request,
      env: { XDG_CONFIG_HOME: join(home, 'elsewhere') },
    });

    expect(settings.fps).toBe(10);
  });
});
