import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConfigurationStore } from '../../../src/adapters/config/configuration-store.js';
import { createConfigurationTree } from './configuration-tree.js';

describe('the configuration store', () => {
  it('finds files that it could not understand', async () => {
    const { home, project, request, write } = await createConfigurationTree();
    const projectFile = await write('project/.aivideorc.json', '{');
    const dotenvFile = await write('project/.env', 'A=1');

    const places = await createConfigurationStore(request).places();

    expect(places).toEqual({
      projectFile,
      dotenvFile,
      newProjectFile: join(project, '.aivideorc.json'),
      newUserFile: join(home, '.config/aivideo/config.json'),
    });
  });

  it('has defaults that no file, flag or variable has changed', async () => {
    const { home, request, write } = await createConfigurationTree();
    await write('project/.aivideorc.json', '{"fps": 1');
    const env = { AIVIDEO_STEPS: 'x', XDG_CACHE_HOME: join(home, 'cache') };

    const { settings, origins } = await createConfigurationStore({ ...request, env }).defaults();

    expect(settings.cacheDir).toBe(join(home, 'cache/aivideo'));
    expect(Object.values(origins).every(({ source }) => source === 'default')).toBe(true);
  });

  it('writes a new file whole, with its folder, and for its owner alone when asked', async () => {
    const { home, request } = await createConfigurationTree();
    const path = join(home, '.config/aivideo/config.json');

    await createConfigurationStore(request).write(path, '{}\n', { overwrite: false, ownerOnly: true });

    expect(await readFile(path, 'utf8')).toBe('{}\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(home, '.config/aivideo'))).toEqual(['config.json']);
  });

  it('overwrites only when told to', async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/.aivideorc.json', 'old');
    const path = join(project, '.aivideorc.json');
    const store = createConfigurationStore(request);

    await expect(store.write(path, 'new', { overwrite: false, ownerOnly: false })).rejects.toMatchObject({
      code: 'output-exists',
    });
    expect(await readFile(path, 'utf8')).toBe('old');

    await store.write(path, 'new', { overwrite: true, ownerOnly: false });
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('says when it can not write', async () => {
    const { project, request, write } = await createConfigurationTree();
    await write('project/file', 'x');

    await expect(
      createConfigurationStore(request).write(join(project, 'file/.aivideorc.json'), '{}', {
        overwrite: false,
        ownerOnly: false,
      }),
    ).rejects.toMatchObject({ code: 'output-unwritable' });
  });
});
