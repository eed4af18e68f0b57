import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codedClip, ffmpeg } from '../support/coded-clip.js';
import { startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { breakingAt } from '../support/kill-order.js';
import { runCli } from '../support/run-cli.js';
import { runInside } from '../support/run-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const cacheDir = { AIVIDEO_CACHE_DIR: 'cache' };
const width = 64;
const height = 36;

/** A service whose clips have 24 frames of 64x36, and a clip of 24 frames whose last six are black. */
async function studio() {
  const fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
  onTestFinished(() => fake.close());
  fake.onCreate('any', { clip: { width, height, fps: 24, frames: 24, sound: false } });
  const folder = await temporaryFolder();
  const light = "geq=lum='if(lt(N,18),60+4*N,16)':cb=128:cr=128";
  await codedClip(join(folder, 'clip.mp4'), { frames: 24, options: ['-vf', light] });
  const run = (...args: readonly string[]) => runInside({ args, folder, env: cacheDir }, fake);
  return { fake, folder, run };
}

const command = ['extend', 'clip.mp4', 'the light grows', '-m', 'kling-2.5', '-o', 'film.mp4'];

/** Luma of one pixel in each picture of a file, 0 to 255. */
async function grays(path: string): Promise<readonly number[]> {
  const pixels = await ffmpeg('-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1');
  return [...pixels].filter((_, index) => index % (width * height) === 700);
}

async function frameOf(path: string, frame: number): Promise<Buffer> {
  const pixels = await ffmpeg('-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1');
  const size = width * height;
  return pixels.subarray(frame * size, (frame + 1) * size);
}

function difference(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

/** The picture that a job was given, in a file. */
async function sentImage(folder: string, value: unknown): Promise<string> {
  const path = join(folder, 'sent.png');
  await writeFile(path, Buffer.from(String(value).replace('data:image/png;base64,', ''), 'base64'));
  return path;
}

describe('aivideo extend by a model', () => {
  it('stops at the budget with what is there, and goes on from it: each piece is paid once', async () => {
    const { fake, folder, run } = await studio();

    const first = await run(...command, '--times', '2', '--max-cost', '0.5');

    expect(first.status).toBe(9);
    expect(first.stdout).toMatch(/^film-pieces\/piece-1-[0-9a-f]{8}\.mp4\n$/);
    expect(first.stderr).toContain('warning: the whole chain may cost $0.70, and it stops at $0.50');
    expect(fake.ledger.creates).toHaveLength(1);
    // The last frame that is not black is what is continued from.
    const sent = await sentImage(folder, fake.ledger.creates[0]?.input.start_image);
    const [luma = 0] = await grays(sent);
    expect(Math.abs(luma - ((60 + 4 * 17 - 16) * 255) / 219)).toBeLessThan(3);

    const second = await run('resume', '--max-cost', '1');

    expect(second.status, second.stderr).toBe(0);
    expect(second.stderr).toContain('1 piece to start, price about $0.35');
    expect(fake.ledger.creates).toHaveLength(2);
    expect(fake.ledger.duplicates()).toEqual([]);
    expect(second.stdout).toBe('film.mp4\n');
    const film = join(folder, 'film.mp4');
    expect(await grays(film)).toHaveLength(18 + 23 + 23);
    // Each piece goes on from the last frame of the one before, and its own first frame is left out.
    const [one = ''] = (await readdir(join(folder, 'film-pieces'))).sort();
    const piece = join(folder, 'film-pieces', one);
    const next = await sentImage(folder, fake.ledger.creates[1]?.input.start_image);
    expect(difference(await frameOf(next, 0), await frameOf(piece, 23))).toBeLessThan(4);
    const last = await frameOf(film, 18 + 22);
    expect(difference(last, await frameOf(piece, 23))).toBeLessThan(10);
    expect(difference(last, await frameOf(piece, 18))).toBeGreaterThan(
      difference(last, await frameOf(piece, 23)),
    );
  });

  it('finds its pieces again, also for a longer chain and in another run', async () => {
    const { fake, run } = await studio();

    const first = await run(...command, '--times', '1', '--json');
    const again = await run(...command, '--times', '2', '--json', '--force');

    expect([first.status, again.status]).toEqual([0, 0]);
    const [one, two] = [first, again].map(({ stdout }) => JSON.parse(stdout));
    expect(one.joins[0].difference.matched).toBeLessThan(one.joins[0].difference.asMade);
    expect(two.pieces).toMatchObject([
      { shot: '1', cached: true, sha256: one.pieces[0].sha256 },
      { shot: '2', job: expect.not.stringContaining('cache') },
    ]);
    expect(two.film.frames).toBe(18 + 23 + 23);
    expect(fake.ledger.creates).toHaveLength(2);
  });

  it('is gone on with by the same command after it was killed between two pieces', async () => {
    const { fake, folder } = await studio();
    const env = { ...cacheDir, REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
    const words = [...command, '--times', '2'];
    const broken = breakingAt({ journal: { event: 'shot-intent', at: 'unwritten' }, nth: 2 });

    const killed = await runCli(words, { cwd: folder, env: { ...env, ...broken } });
    const result = await runCli(words, { cwd: folder, env });

    expect(killed.signal).toBe('SIGKILL');
    expect(result.status, result.stderr).toBe(0);
    expect(result.stderr).toContain('Going on with run');
    expect(fake.ledger.creates).toHaveLength(2);
    expect(fake.ledger.duplicates()).toEqual([]);
    expect(await grays(join(folder, 'film.mp4'))).toHaveLength(18 + 23 + 23);
  });

  it('warns of long chains, and says where a film is shorter because the clips of the model are', async () => {
    const { run } = await studio();

    const long = await run('extend', 'clip.mp4', 'light', '--times', '3', '--dry-run', '-m', 'kling-2.5');
    const { status, stderr } = await run(...command, '--by', '4');

    expect(long.stderr).toContain('warning: 3 pieces, each from the last frame of the one before');
    expect(status).toBe(0);
    expect(stderr).toContain('warning: piece 1 does not begin on the picture that it was given');
    expect(stderr).toContain(
      'adjusted: `length` asked 4.75 s, used 1.71 s (the pieces are shorter than the model says)',
    );
  });
});
