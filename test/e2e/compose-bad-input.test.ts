import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codedClip, ffmpeg, lumas } from '../support/coded-clip.js';
import { composeInside, runInFolder } from '../support/compose-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

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
  {
    what: 'without a size',
    name: 'z.mp4',
    status: 7,
    says: /has a size of 0x0/,
    make: async (path) => {
      const bytes = await readFile(await codedClip(path, { frames: 4 }));
      // Width and height stand 24 bytes behind the name of the sample entry.
      const size = bytes.indexOf('avc1', bytes.indexOf('stsd')) + 28;
      bytes.fill(0, size, size + 4);
      await writeFile(path, bytes);
    },
  },
  {
    what: 'half an image',
    name: 'h.jpg',
    status: 7,
    says: /is damaged and can not be read as an image/,
    make: async (path) => {
      await ffmpeg('-f', 'lavfi', '-i', 'testsrc=s=160x90', '-frames:v', '1', '-c:v', 'mjpeg', path);
      await truncate(path, 2000);
    },
  },
  {
    what: 'an animated WebP',
    name: 'w.webp',
    status: 7,
    says: /is an animated WebP, which can not be read/,
    make: (path) => ffmpeg('-f', 'lavfi', '-i', 'testsrc=s=64x36:r=4:d=1', '-c:v', 'libwebp_anim', path),
  },
  {
    what: 'an address',
    name: 'https://example.com/a.mp4',
    status: 2,
    says: /is an address: films are made of files/,
    make: () => undefined,
  },
  { what: 'a film file', name: 'a.yaml', status: 2, says: /a film file stands alone/, make: () => undefined },
  { what: 'an empty name', name: '', status: 2, says: /is an empty name/, make: () => undefined },
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

    const result = await runInFolder(cwd, 'compose', 'good.mp4', name, '-o', 'film.mp4');

    expect(result.stderr).toMatch(/^error: Clip 2 of 2\b/m);
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

    const result = await runInFolder(cwd, 'compose', '-o', 'film.mp4', ...joins, '--json', '--', ...names);

    expect(result.stderr).not.toMatch(/^error/m);
    expect(await lumas(join(cwd, 'film.mp4'))).toHaveLength(frames);
    const { film } = JSON.parse(result.stdout);
    expect(film.chapters[2].title).toBe('new\nline\nfile evil');
    expect(film.chapters[7].title).toBe('바다');
    expect(await readdir(cwd)).not.toContain('pwned');
  });
});

describe('files of unusual names beside the clips', () => {
  it('are music, captions, sheet and film, and nothing of their names is carried out', async () => {
    const cwd = await temporaryFolder();
    const odd = (name: string) => `it's; [out] 100%d :x=${name}`;
    await codedClip(join(cwd, 'a.mp4'), { frames: 24 });
    await ffmpeg('-f', 'lavfi', '-i', 'sine=d=1', `file:${join(cwd, odd('music.wav'))}`);
    await writeFile(join(cwd, odd('words.srt')), '1\n00:00:00,000 --> 00:00:01,000\n{\\i1} \\h [v]\n');
    const title = "x\n[CHAPTER]\nTIMEBASE=1/1\n'$(touch pwned)'";
    const film = {
      clips: [{ file: 'a.mp4', title }],
      title,
      titleCard: { text: `card ${title}`, seconds: 0.2 },
      music: odd('music.wav'),
      narration: odd('music.wav'),
      captions: { file: odd('words.srt'), sidecar: true },
      preset: 'ultrafast',
    };
    await writeFile(join(cwd, 'film.json'), JSON.stringify(film));

    const result = await composeInside(cwd, ...['film.json', '-o', odd('film.mp4'), '--sheet', odd('s.png')]);

    expect(await lumas(join(cwd, odd('film.mp4')))).toHaveLength(24 + 5);
    expect(result.chapters).toHaveLength(2);
    expect((await readdir(cwd)).sort()).toEqual(
      [
        'a.mp4',
        'cache',
        'film.json',
        ...['music.wav', 'words.srt', 'film.mp4', 'film.srt', 'film.vtt', 's.png'].map(odd),
      ].sort(),
    );
  });
});

describe('what goes beside the pictures of a film', () => {
  it.each([
    [['--music', 'no.mp3'], /^error: Music: .*no such file/m, 2],
    [['--music', 'silent.mp4'], /^error: Music: .*holds no sound/m, 7],
    [['--narration', 'folder'], /^error: Narration: .*is a folder/m, 2],
    [['--captions', 'no.srt'], /^error: Captions: .*no such file/m, 2],
    [['--captions', 'folder'], /^error: Captions: .*is a folder/m, 2],
    [['--captions', 'silent.mp4'], /^error: Captions: .*not a script/m, 2],
    [['--captions', 'bad.srt'], /bad\.srt`: Line 2: a time must be written like/, 2],
    [['--burn-captions'], /`--burn-captions` needs `--captions`/, 2],
    [['--sidecar'], /`--sidecar` needs `--captions`/, 2],
    [['--caption-size', '6'], /`--caption-...` options need `--captions`/, 2],
    [
      ['--captions', 'bad.srt', '--caption-color', 'mauve-ish'],
      /Option `--caption-color` must be a colour/,
      2,
    ],
    [['--end-subtitle', 'x'], /`--end-subtitle` needs `--end-card`/, 2],
    [['--card-duration', '2'], /`--card-duration` needs `--title-card` or `--end-card`/, 2],
    [['--music-volume', '2'], /`--music-volume` needs `--music`/, 2],
    [['--sheet', 'sheet.jpg'], /must end in .png/, 2],
    [['--watch', '--plan'], /`--watch` makes films/, 2],
    [['--encoder', 'h264_none'], /Option `--encoder` must be one of h264_nvenc/, 2],
    [['--encoder', 'h264_nvenc', '--codec', 'av1'], /makes h264, but `codec` is `av1`/, 2],
    [['--encoder', 'h264_nvenc', '--preset', 'slow'], /`preset` `slow` is for software/, 2],
    [['--transition', 'wipeleftt'], /lists, got `"wipeleftt"`; did you mean `wipeleft`/, 2],
    [['--crf', '52'], /`crf` must be from 0 to 51 for `h264`, got `52`/, 2],
    [['--preset', 'fastest'], /`preset` must be one of ultrafast/, 2],
  ])('is refused when it is %j', async (args, says, status) => {
    const cwd = await badFolder;

    const result = await runInFolder(cwd, 'compose', 'silent.mp4', ...args, '-o', 'film.mp4');

    expect(result.stderr).toMatch(says);
    expect(result.status).toBe(status);
    expect(await readdir(cwd)).not.toContain('film.mp4');
  });

  it('is refused when there are more than 1000 clips', async () => {
    const clips = Array.from({ length: 1001 }, () => 'silent.mp4');

    const result = await runInFolder(await badFolder, 'compose', ...clips, '-o', 'film.mp4');

    expect(result.stderr).toContain('A film has at most 1000 clips, got 1001');
    expect(result.status).toBe(2);
  });
});

/** Made once for all that is refused. */
const badFolder = makeBadFolder();

afterAll(async () => rm(await badFolder, { recursive: true, force: true }));

async function makeBadFolder(): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'aivideo-'));
  await codedClip(join(cwd, 'silent.mp4'), { frames: 4 });
  await mkdir(join(cwd, 'folder'));
  await writeFile(join(cwd, 'bad.srt'), '1\n00:00:aa --> 3\nhi\n');
  return cwd;
}

describe('a film that is there already', () => {
  it('stays as it is without --force', async () => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'good.mp4'), { frames: 4 });
    await writeFile(join(cwd, 'film.mp4'), 'mine');

    const result = await runInFolder(cwd, 'compose', 'good.mp4', '-o', 'film.mp4');

    expect(result.status).toBe(2);
    expect(await readFile(join(cwd, 'film.mp4'), 'utf8')).toBe('mine');
  });

  it.each([
    ['good.mp4', 'clip 1'],
    ['link.mp4', 'clip 1'],
    ['music.mp4', 'the music'],
  ])('is never one of its own inputs: %s', async (output, role) => {
    const cwd = await temporaryFolder();
    await codedClip(join(cwd, 'good.mp4'), { frames: 4 });
    await codedClip(join(cwd, 'music.mp4'), { frames: 4, tone: 400 });
    await symlink('good.mp4', join(cwd, 'link.mp4'));

    const args = ['good.mp4', '--music', 'music.mp4', '-o', output, '--force'];
    const result = await runInFolder(cwd, 'compose', ...args);

    expect(result.status).toBe(2);
    expect(result.stderr).toContain(`is ${role} itself`);
  });

  it('and its sidecar never replaces the captions that it was made with', async () => {
    const cwd = await temporaryFolder();
    const words = '1\r\n00:00:00,000 --> 00:00:00,100\r\n<i>Sea</i>\r\n';
    await codedClip(join(cwd, 'good.mp4'), { frames: 4 });
    await writeFile(join(cwd, 'film.srt'), words);

    const film = await composeInside(
      cwd,
      'good.mp4',
      '--captions',
      'film.srt',
      '--sidecar',
      '-o',
      'film.mp4',
    );

    expect(await readFile(join(cwd, 'film.srt'), 'utf8')).toBe(words);
    expect(film.sidecars).toEqual([join(cwd, 'film.vtt')]);
    expect(await readFile(join(cwd, 'film.vtt'), 'utf8')).toContain('00:00:00.000 --> 00:00:00.100\nSea\n');
  });

  it.each(['file/film.mp4', '/proc/film.mp4'])(
    'is refused where nothing can be written: %s',
    async (output) => {
      const cwd = await temporaryFolder();
      await codedClip(join(cwd, 'good.mp4'), { frames: 4 });
      await writeFile(join(cwd, 'file'), '');

      const result = await runInFolder(cwd, 'compose', 'good.mp4', '-o', output);

      expect(result.stderr).toMatch(/can not be written|is a file, not a folder/);
      expect(result.status).toBe(2);
    },
  );
});
