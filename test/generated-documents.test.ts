import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleFile } from '../src/domain/config/example-file.js';
import { filmJsonSchema } from '../src/domain/film/film-json-schema.js';
import { configurationTable } from './support/configuration-table.js';
import { readPart, replacePart } from './support/generated-part.js';
import { layoutTable } from './support/layout-table.js';
import { simulationTable } from './support/simulation-table.js';

const root = resolve(import.meta.dirname, '..');
/** `npm run generate` starts this file in the mode of that name: then it writes instead of comparing. */
const writes = process.env.MODE === 'generate';
const advice = 'A schema has changed: run `npm run generate` and commit what it writes';

describe('documents that are generated from a schema', () => {
  it('keeps .aivideorc.example.json as the schema has it', async () => {
    const path = join(root, '.aivideorc.example.json');
    const wanted = exampleFile('project');

    if (writes) await writeFile(path, wanted);

    expect(await readIfThere(path), advice).toBe(wanted);
  });

  it('keeps examples/film.schema.json as film files are checked', async () => {
    const path = join(root, 'examples', 'film.schema.json');
    const wanted = `${JSON.stringify(filmJsonSchema(), undefined, 2)}\n`;

    if (writes) await writeFile(path, wanted);

    expect(await readIfThere(path), advice).toBe(wanted);
  });

  it('keeps the table in README.md as the schema has it', async () => {
    const path = join(root, 'README.md');
    const document = await readIfThere(path);
    if (document === undefined) return;
    const wanted = configurationTable().trim();

    if (writes) await writeFile(path, replacePart({ name: 'configuration', document }, wanted));

    const written = (await readIfThere(path)) ?? '';
    expect(readPart({ name: 'configuration', document: written }), advice).toBe(wanted);
  });

  it('keeps the table of layouts in README.md as their registry has it', async () => {
    const path = join(root, 'README.md');
    const document = (await readIfThere(path)) ?? '';
    const wanted = layoutTable();

    if (writes) await writeFile(path, replacePart({ name: 'layouts', document }, wanted));

    const written = (await readIfThere(path)) ?? '';
    expect(readPart({ name: 'layouts', document: written }), advice).toBe(wanted);
  });

  it('keeps the table of simulations in README.md as their registry has it', async () => {
    const path = join(root, 'README.md');
    const document = (await readIfThere(path)) ?? '';
    const wanted = simulationTable();

    if (writes) await writeFile(path, replacePart({ name: 'simulations', document }, wanted));

    const written = (await readIfThere(path)) ?? '';
    expect(readPart({ name: 'simulations', document: written }), advice).toBe(wanted);
  });
});

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
