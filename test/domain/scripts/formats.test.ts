import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scriptFormats } from '../../../src/domain/scripts/index.js';

const folder = join(import.meta.dirname, '../../../src/domain/scripts');

async function formatsIn(file: string): Promise<readonly (readonly [string, unknown])[]> {
  const exported: Record<string, unknown> = await import(join(folder, file));
  return Object.entries(exported).filter(
    ([, value]) => typeof value === 'object' && value !== null && 'looksLike' in value && 'parse' in value,
  );
}

describe('the list of script formats', () => {
  it('has every format of its folder', async () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
    const found = await Promise.all(
      files.map(async (file) => (await formatsIn(file)).map(([name, format]) => ({ file, name, format }))),
    );

    const unlisted = found
      .flat()
      .filter(({ format }) => !scriptFormats.some((listed) => listed === format))
      .map(
        ({ file, name }) =>
          `add \`${name}\` from './${file.replace('.ts', '.js')}' to src/domain/scripts/index.ts`,
      );

    expect(unlisted).toEqual([]);
    expect(found.flat()).toHaveLength(scriptFormats.length);
  });

  it('gives no ending and no name to two of them', () => {
    const names = scriptFormats.flatMap(({ name, extensions }) => [
      name,
      ...extensions.filter((one) => one !== name),
    ]);

    expect(new Set(names).size).toBe(names.length);
  });
});
