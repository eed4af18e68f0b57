import { describe, expect, it } from 'vitest';
import { mergeSources, type SettingsSources } from '../../../src/domain/config/merge-sources.js';
import { AivideoError } from '../../../src/domain/errors.js';

const nothing: SettingsSources = {
  flags: {},
  env: {},
  dotenv: undefined,
  project: undefined,
  user: undefined,
};
const projectPath = '/home/ada/film/.aivideorc.json';
const userPath = '/home/ada/.config/aivideo/config.json';

function project(values: Readonly<Record<string, unknown>>): SettingsSources {
  return { ...nothing, project: { path: projectPath, values } };
}

function failure(sources: SettingsSources): AivideoError {
  try {
    mergeSources(sources);
  } catch (error) {
    if (error instanceof AivideoError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('merging the sources of configuration', () => {
  it('settles every key with a default when nothing is configured', () => {
    const { values, origins, warnings } = mergeSources(nothing);

    expect(values).toEqual({
      outputDir: 'outputs/ai-videos',
      draft: 'auto',
      concurrency: 4,
      deadlineSeconds: 1800,
      confirmAbove: 1,
      models: {},
      replicateBaseUrl: 'https://api.replicate.com/v1',
    });
    expect(new Set(Object.values(origins).map(({ source }) => source))).toEqual(new Set(['default']));
    expect(warnings).toEqual([]);
  });

  it('takes a flag before the environment, the project, the user and the default', () => {
    const sources: SettingsSources = {
      ...nothing,
      flags: { steps: 1 },
      env: { AIVIDEO_STEPS: '2', AIVIDEO_FRAMES: '2' },
      project: { path: projectPath, values: { steps: 3, frames: 3, fps: 3 } },
      user: { path: userPath, values: { steps: 4, frames: 4, fps: 4, width: 400 } },
    };

    const { values, origins } = mergeSources(sources);

    expect(values).toMatchObject({ steps: 1, frames: 2, fps: 3, width: 400, concurrency: 4 });
    expect(origins).toMatchObject({
      steps: { source: 'flag' },
      frames: { source: 'environment', from: 'AIVIDEO_FRAMES' },
      fps: { source: 'project file', from: projectPath },
      width: { source: 'user file', from: userPath },
      concurrency: { source: 'default' },
    });
  });

  it('lets a flag that is undefined say nothing', () => {
    const { values } = mergeSources({ ...nothing, flags: { steps: undefined }, env: { AIVIDEO_STEPS: '7' } });

    expect(values.steps).toBe(7);
  });

  it('counts an empty environment variable, or one of white space, as unset', () => {
    const { values } = mergeSources({
      ...nothing,
      env: { AIVIDEO_STEPS: '', AIVIDEO_MODEL: '  ', REPLICATE_API_TOKEN: '' },
    });

    expect(values).not.toHaveProperty('steps');
    expect(values).not.toHaveProperty('model');
    expect(values).not.toHaveProperty('replicateToken');
  });

  it('lets zero be a value', () => {
    const { values } = mergeSources({
      ...nothing,
      env: { AIVIDEO_MAX_COST: '0' },
      flags: { confirmAbove: 0 },
    });

    expect(values).toMatchObject({ maxCost: 0, confirmAbove: 0 });
  });

  it('replaces the settings of models as a whole', () => {
    const { values } = mergeSources({
      ...nothing,
      project: { path: projectPath, values: { models: { wan: { deadlineSeconds: 60 } } } },
      user: { path: userPath, values: { models: { veo: { priceUsd: 1 } } } },
    });

    expect(values.models).toEqual({ wan: { deadlineSeconds: 60 } });
  });

  it('takes keys that start with two slashes, and `$schema`, for comments', () => {
    const { values } = mergeSources(
      project({ '//': 'hello', '//fps': 'x', $schema: './schema.json', fps: 12 }),
    );

    expect(values).toMatchObject({ fps: 12 });
    expect(values).not.toHaveProperty('$schema');
  });
});

describe('what a source says wrongly', () => {
  it.each<[string, SettingsSources, string]>([
    [
      'a number out of range in a file',
      project({ fps: 0 }),
      'Config key `fps` must be between 1 and 120, got `0` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a text where a number belongs',
      project({ fps: '24' }),
      'Config key `fps` must be a number between 1 and 120, got `24` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a fraction where a whole number belongs',
      project({ frames: 1.5 }),
      'Config key `frames` must be a whole number between 1 and 10000, got `1.5` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'null',
      project({ model: null }),
      'Config key `model` must be text, got `null` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'an empty text',
      project({ model: '' }),
      'Config key `model` must not be empty, got `` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a word that is none of the choices',
      project({ draft: 'always' }),
      'Config key `draft` must be `auto` or `never`, got `always` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'an aspect that is none',
      project({ aspect: '16x9' }),
      'Config key `aspect` must be two numbers like `16:9`, got `16x9` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a misspelled key',
      project({ outputDirectory: 'x' }),
      'Config key `outputDirectory` is unknown; the nearest key is `outputDir` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a key in another style',
      project({ max_cost: 5 }),
      'Config key `max_cost` is unknown; the nearest key is `maxCost` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a key that is like no other',
      project({ zzzzzzzz: 5 }),
      'Config key `zzzzzzzz` is unknown (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a key that every object has',
      project({ constructor: 5 }),
      'Config key `constructor` is unknown (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a list in place of models',
      project({ models: [] }),
      'Config key `models` must be a list of model names with their settings, got `[]` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a number in place of a model’s settings',
      project({ models: { wan: 3 } }),
      'Config key `models.wan` must be a list of keys and values, got `3` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a number out of range deep inside',
      project({ models: { wan: { deadlineSeconds: 1 } } }),
      'Config key `models.wan.deadlineSeconds` must be between 5 and 86400, got `1` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a misspelled key deep inside',
      project({ models: { wan: { deadline: 60 } } }),
      'Config key `models.wan.deadline` is unknown; the nearest key is `deadlineSeconds` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'an input that is an object',
      project({ models: { wan: { input: { a: { b: 1 } } } } }),
      'Config key `models.wan.input.a` must be text, a number, `true`, `false` or a list of these, got `{"b":1}` (in /home/ada/film/.aivideorc.json)',
    ],
    [
      'a variable out of range',
      { ...nothing, env: { AIVIDEO_CONCURRENCY: '65' } },
      'Environment variable `AIVIDEO_CONCURRENCY` must be between 1 and 64, got `65`',
    ],
    [
      'a variable that is no number',
      { ...nothing, env: { AIVIDEO_FPS: '0x18' } },
      'Environment variable `AIVIDEO_FPS` must be a number between 1 and 120, got `0x18`',
    ],
    [
      'an address over plain http',
      { ...nothing, env: { REPLICATE_BASE_URL: 'http://example.com/v1' } },
      'Environment variable `REPLICATE_BASE_URL` must be an https address without user name, query or fragment (http for this machine only), got `http://example.com/v1`',
    ],
    [
      'a flag out of range',
      { ...nothing, flags: { deadlineSeconds: 1 } },
      'Option `--deadline-seconds` must be between 5 and 86400, got `1`',
    ],
  ])('names %s', (_title, sources, message) => {
    expect(failure(sources).message).toBe(message);
  });

  it('is `config-invalid`, but `usage-invalid` for a flag', () => {
    expect(failure(project({ fps: 0 })).code).toBe('config-invalid');
    expect(failure({ ...nothing, env: { AIVIDEO_FPS: '0' } }).code).toBe('config-invalid');
    expect(failure({ ...nothing, flags: { fps: 0 } }).code).toBe('usage-invalid');
  });

  it('tells machines the key and the file', () => {
    expect(failure(project({ models: { wan: { priceUsd: -1 } } })).details).toEqual({
      key: 'models.wan.priceUsd',
      file: projectPath,
    });
  });

  it('does not let a value write on the terminal, and cuts a long one', () => {
    const { message } = failure(project({ fps: `\u001b[31m\u202e${'x'.repeat(500)}` }));

    expect(message).toContain('got `\\u{1b}[31m\\u{202e}xxx');
    expect(message.length).toBeLessThan(200);
  });

  it('warns of a variable that looks like a slip of the pen', () => {
    const { warnings } = mergeSources({
      ...nothing,
      env: { AIVIDEO_MAXCOST: '5', AIVIDEO_SOMETHING_ELSE: '1', AIVIDEO_FPSS: '' },
    });

    expect(warnings).toEqual([
      'Environment variable `AIVIDEO_MAXCOST` is unknown; the nearest one is `AIVIDEO_MAX_COST`',
    ]);
  });
});
