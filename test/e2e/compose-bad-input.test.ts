import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedClip, ffmpeg, lumas } from '../support/coded-clip.js';
import { runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const env = { AIVIDEO_CACHE_DIR: 'cache' };

interface BadClip {
  readonly what: string;
  readonly name: string;
  readonly status: number;
  readonly says: RegExp;
  make(path: string): Promise<unknown> | unknown;
}

const badClips: readonly BadClip[] = [
  { what: 'missing', name: 'no.mp4', status: 2, says: /no such file/, make: () => undefined },
  { what: 'empty', name: 'e.mp4', status: 2, says: /is empty/, make: (path) => writeFile(path, '') },
  {
    what: 'truncated',
    name: 't.mp4',
    status: 7,
    says: /incomplete/,
    make: async (path) => truncate(await codedClip(path, { frames: 24 }), 900),
  },
  {
    what: 'a text',
    name: 'x.mp4',
    status: 7,
    says: /is text, not a video/,
    make: (path) => writeFile(path, 'hello\nworld\n'),
  },
  {
    what: 'a list of other files',
    name: 'list.mp4',
    status: 7,
    says: /is text, not a video/,
    make: (path) => writeFile(path, 'ffconcat version 1.0\nfile good.mp4\n'),
  },
  {
    what: 'a playlist',
    name: 'play.mp4',
    status: 7,
    says: /is text, not a video/,
    make: (path) => writeFile(path, '#EXTM3U\n#EXTINF:1,\ngood.mp4\n'),
  },
  {
    what: 'sound alone',
    name: 's.mp4',
    status: 7,
    says: /holds sound only/,
    make: (path) => ffmpeg('-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac', path),
  },
  {
    what: 'encrypted',
    name: 'c.mp4',
    status: 7,
    says: /is encrypted|can not be read as a video/,
    make: async (path) => {
      const clear = await codedClip(`${path}.clear.mp4`, { frames: 4 });
      const key = '00112233445566778899aabbccddeeff';
      const scheme = ['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', key, '-encryption_kid', key];
      await ffmpeg('-i', clear, '-c', 'copy', ...scheme, path);
    },
  },
  { what: 'a folder', name: 'f.mp4', status: 2, says: /is a folder/, make: (path) => mkdir(path) },
  {
    what: 'a named pipe',
    name: 'p.mp4',
    status: 2,
    says: /is a named pipe/,
    make: (path) => execFileSync('mkfifo', [path]),
  },
];

describe('a clip that can not go into a film', () => {
  it.each(badClips)('is named with its place when it is $what', async ({ name, status, says, make }) => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'good.mp4'), { frames: 4 });
    await make(join(cwd, name));

    const result = await runCli(['compose', 'good.mp4', name, '-o', 'film.mp4'], { cwd, env });

    expect(result.stderr).toMatch(/^error: Clip 2 of 2: /m);
    expect(result.stderr).toContain(name);
    expect(result.stderr).toMatch(says);
    expect(result.status).toBe(status);
    expect(await readdir(cwd)).not.toContain('film.mp4');
  });
});

const names: readonly string[] = [
  'two words.mp4',
  "it's 'quoted' \"twice\".mp4",
  'new\nline\nfile evil.mp4',
  '100%d %s %03d.mp4',
  '-i.mp4',
  'a:b,c;[d]=e\\f|g.mp4',
  '$(touch pwned)`touch pwned`.mp4',
  '바다.mp4'.normalize('NFD'),
  `${'가'.repeat(83)}ab.mp4`,
];

describe('clips with unusual names', () => {
  it.each([
    ['fade', 9 * 4 + 2],
    ['cut', 9 * 6],
  ])('are taken as they are, joined by %s', async (transition, frames) => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'plain.mp4'), { frames: 6, firstLuma: 60, tone: 400 });
    for (const name of names) await writeFile(join(cwd, name), await readFile(join(cwd, 'plain.mp4')));
    const joins = ['--transition', transition, '--transition-duration', '0.084'];

    const result = await runCli(['compose', '-o', 'film.mp4', ...joins, '--json', '--', ...names], {
      cwd,
      env,
    });

    expect(result.stderr).not.toMatch(/^error/m);
    expect(await lumas(join(cwd, 'film.mp4'))).toHaveLength(frames);
    const { film } = JSON.parse(result.stdout);
    expect(film.chapters[2].title).toBe('new\nline\nfile evil');
    expect(film.chapters[7].title).toBe('바다');
    expect(await readdir(cwd)).not.toContain('pwned');
  });
});

describe('a film that is there already', () => {
  it('stays as it is without --force', async () => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'good.mp4'), { frames: 4 });
    await writeFile(join(cwd, 'film.mp4'), 'mine');

    const result = await runCli(['compose', 'good.mp4', '-o', 'film.mp4'], { cwd, env });

    expect(result.status).toBe(2);
    expect(await readFile(join(cwd, 'film.mp4'), 'utf8')).toBe('mine');
  });

  it('is never one of its own clips', async () => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'good.mp4'), { frames: 4 });

    const result = await runCli(['compose', 'good.mp4', '-o', 'good.mp4', '--force'], { cwd, env });

    expect(result.status).toBe(2);
    expect(result.stderr).toContain('is clip 1 itself');
  });
});
