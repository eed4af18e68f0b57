import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.js';
import { makeClip, runFfmpeg, x264 } from '../../adapters/media/sample-clip.js';
import { createFakePlatform } from '../../support/fake-platform.js';

let folder: string;

beforeAll(async () => {
  folder = join(tmpdir(), `aivideo-check-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const source = 'size=128x72:rate=8:duration=1';
  await makeClip(folder, 'good.mp4', { source: `testsrc2=${source}` });
  await makeClip(folder, 'black.mp4', { source: `color=black:${source}` });
  await makeClip(folder, 'frozen.mp4', { source: `color=teal:${source}` });
  await makeClip(folder, 'one.mp4', { source: 'testsrc2=size=128x72:rate=8:duration=0.1' });
  await makeClip(folder, 'move.gif', { source: `testsrc2=${source}`, output: [] });
  await makeClip(folder, 'still.png', { source: `testsrc2=${source}`, output: ['-frames:v', '1'] });
  await runFfmpeg(['-f', 'lavfi', '-i', 'sine=d=1', join(folder, 'sound.m4a')]);
  const silent = ['-f', 'lavfi', '-i', `testsrc2=${source}`, '-f', 'lavfi', '-i', 'anullsrc=d=1'];
  await runFfmpeg([...silent, '-shortest', ...x264, '-c:a', 'aac', join(folder, 'silent.mp4')]);
  await writeFile(join(folder, 'cut.mp4'), (await readFile(join(folder, 'good.mp4'))).subarray(0, 5000));
  await writeFile(join(folder, 'text.mp4'), 'no video at all');
  await writeFile(join(folder, 'empty.mp4'), '');
  await copyFile(join(folder, 'good.mp4'), join(folder, "it's 100%.mp4"));
  await promisify(execFile)('mkfifo', [join(folder, 'pipe.mp4')]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(...args: readonly string[]) {
  const platform = createFakePlatform({ cwd: folder, env: {} });
  const status = await main(['check', ...args], platform);
  const { stdout, stderr } = platform.written;
  return { status, stdout: stdout.replaceAll(folder, 'FOLDER'), stderr: stderr.replaceAll(folder, 'FOLDER') };
}

describe('aivideo check', () => {
  it('passes good clips', async () => {
    expect(await check('good.mp4', "it's 100%.mp4", 'move.gif')).toMatchInlineSnapshot(`
      {
        "status": 0,
        "stderr": "",
        "stdout": "   clip           size    rate      length  sound  findings
      ✔  good.mp4       128x72  8 fps     1.0 s   none   none
      ✔  it's 100%.mp4  128x72  8 fps     1.0 s   none   none
      ✔  move.gif       128x72  7.92 fps  1.01 s  none   none
      ",
      }
    `);
  });

  it('tells each bad clip from the good ones and fails', async () => {
    expect(
      await check('good.mp4', 'black.mp4', 'frozen.mp4', 'one.mp4', 'silent.mp4'),
    ).toMatchInlineSnapshot(`
      {
        "status": 7,
        "stderr": "error: 3 of 5 clips fail the check: black, frozen, short

      hint: choose what counts: \`aivideo check --fail-on black,frozen CLIP\`
      ",
        "stdout": "   clip        size    rate   length  sound  findings
      ✔  good.mp4    128x72  8 fps  1.0 s   none   none
      ✗  black.mp4   128x72  8 fps  1.0 s   none   black
      ✗  frozen.mp4  128x72  8 fps  1.0 s   none   frozen
      ✗  one.mp4     128x72  8 fps  0.13 s  none   short
      !  silent.mp4  128x72  8 fps  1.0 s   aac    silent

      ✗ black.mp4: 1 of 1 s are black
      ✗ frozen.mp4: the picture stands still for 1 of 1 s
      ✗ one.mp4: it is a single frame
      ! silent.mp4: its sound stays below -60 dBFS
      ",
      }
    `);
  });

  it.each([
    ['still.png', 'it is a PNG image, not a video that aivideo reads'],
    ['sound.m4a', 'it holds sound and no picture'],
    ['cut.mp4', 'it is incomplete'],
    ['text.mp4', 'it is text, not a video that aivideo reads'],
  ])('says what %s is instead of a clip (7)', async (name, words) => {
    const { status, stdout, stderr } = await check(name);

    expect(status).toBe(7);
    expect(stdout).toContain(`✗ ${name}: ${words}`);
    expect(stderr).toContain(`\`FOLDER/${name}\` fails the check: broken`);
  });

  it.each([
    ['missing.mp4', '`FOLDER/missing.mp4` can not be read: there is no such file'],
    ['empty.mp4', '`FOLDER/empty.mp4` is empty'],
    ['.', '`FOLDER` is a folder, not a file'],
    ['pipe.mp4', '`FOLDER/pipe.mp4` is a named pipe, not a file'],
  ])('says that %s can not be opened, with its place, after checking the others (2)', async (name, words) => {
    const { status, stdout, stderr } = await check('good.mp4', name, 'black.mp4');

    expect(status).toBe(2);
    expect(stderr).toContain(`error: Clip 2 of 3: ${words}`);
    expect(stdout).toContain('black.mp4: 1 of 1 s are black');
  });

  it.each([
    [['--expect-duration', '2s'], 'short: 1 s instead of 2 s', 7],
    [['--expect-size', '1280x720'], 'size: 128x72 instead of 1280x720', 7],
    [['--expect-size', '1280x720', '--fail-on', 'black'], 'size: 128x72 instead of 1280x720', 0],
    [['--expect-audio'], 'silent: it has no sound track', 7],
    [['--expect-fps', '24', '--fail-on', 'rate,size'], 'rate: 8 fps instead of 24 fps', 7],
    [['--expect-audio', '--fail-on', 'all'], 'silent: it has no sound track', 7],
    [['--expect-audio', '--fail-on', 'none'], 'silent: it has no sound track', 0],
  ])('holds a clip to %j', async (flags, words, wanted) => {
    const { status, stdout } = await check('good.mp4', '--json', ...flags);

    const [clip] = JSON.parse(stdout).clips;
    expect(
      clip.findings.map((found: { kind: string; message: string }) => `${found.kind}: ${found.message}`),
    ).toEqual([words]);
    expect(status).toBe(wanted);
    expect(clip.ok).toBe(wanted === 0);
  });

  it('prints one object with every clip for machines', async () => {
    const { stdout } = await check('--json', 'silent.mp4', 'missing.mp4');

    const { clips, ...rest } = JSON.parse(stdout);
    expect(rest).toMatchObject({ v: 1, ok: false, error: { code: 'input-file-unreadable', exitCode: 2 } });
    expect(clips).toMatchObject([
      {
        ok: true,
        findings: [{ kind: 'silent', severity: 'error', fails: false }],
        media: { container: 'mp4' },
      },
      { ok: false, findings: [], error: { code: 'input-file-unreadable' } },
    ]);
    expect(clips[0].measurement).toMatchObject({ frames: 8, black: [], still: [] });
  });

  it.each([
    [['--fail-on', 'dark'], 'Option `--fail-on` must list some of broken, black, frozen'],
    [['--expect-size', '720p'], 'Option `--expect-size` must be a size such as 1280x720, got `720p`'],
    [['--expect-duration', '0'], 'Option `--expect-duration` must be between'],
  ])('refuses %j', async (flags, words) => {
    const { status, stderr } = await check('good.mp4', ...flags);

    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });

  it('holds a clip of aivideo to what it says of itself', async () => {
    const platform = createFakePlatform({ cwd: folder, env: {} });
    const draft = ['generate', '-m', 'local/draft', 'the sea', '-o', 'draft.mp4', '--frames', '8'];
    await main([...draft, '--fps', '8', '--width', '128', '--height', '72', '--no-cache'], platform);

    const { status, stdout } = await check('draft.mp4', '--json', '--fail-on', 'all');

    const [clip] = JSON.parse(stdout).clips;
    expect(clip.expected).toEqual({ frames: 8, fps: 8, durationSeconds: 1, width: 128, height: 72 });
    expect({ status, findings: clip.findings }).toEqual({ status: 0, findings: [] });
  });
});
