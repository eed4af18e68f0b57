import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedClip, lumas } from '../support/coded-clip.js';
import { finished, runCli, startCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const env = { AIVIDEO_CACHE_DIR: 'cache' };

describe('a film that is interrupted', () => {
  it('leaves what is finished and no part of a film, and goes on when it is asked for again', async () => {
    const cwd = await temporaryFolder();
    const names = Array.from({ length: 6 }, (_, index) => `${index}.mp4`);
    for (const [index, name] of names.entries())
      await codedClip(join(cwd, name), { frames: 48, size: '640x360', firstLuma: 40 + 10 * index });
    const args = ['compose', ...names, '--transition', 'fade', '--workers', '1', '-o', 'film.mp4'];
    const child = startCli(args, { cwd, env });
    child.stderr?.on('data', (text: Buffer) => {
      if (/rendering [2-9]0%/.test(text.toString())) child.kill('SIGINT');
    });

    const stopped = await finished(child);

    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain('finished segments are kept: the same command goes on with them');
    expect((await readdir(cwd)).filter((name) => name.includes('film'))).toEqual([]);
    const left = await readdir(join(cwd, 'cache', 'segments'), { recursive: true });
    expect(left.filter((name) => name.endsWith('.part') || name.startsWith('work-'))).toEqual([]);
    const again = await runCli([...args, '--json'], { cwd, env });
    const { film } = JSON.parse(again.stdout);
    expect(film.segments.found).toBeGreaterThanOrEqual(2);
    expect(await lumas(join(cwd, 'film.mp4'))).toHaveLength(film.frames);
  });
});
