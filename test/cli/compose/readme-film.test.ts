import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFilm } from '../../../src/domain/film/check-film.js';

describe('the film file in the README', () => {
  it('is one that compose takes', async () => {
    const text = await readFile(join(resolve(import.meta.dirname, '../../..'), 'README.md'), 'utf8');
    const compose = text.slice(text.indexOf('\n### compose'), text.indexOf('\n### runs'));
    const [, film = ''] = /```yaml\n([\s\S]*?)```/.exec(compose) ?? [];

    expect(checkFilm(parse(film))).toHaveProperty('spec.titleCard.text', '바다의 하루');
  });
});
