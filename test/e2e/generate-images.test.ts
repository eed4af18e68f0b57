import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { type CliOptions, runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** One pixel, and as many bytes after it as are wanted: readers of PNG skip them. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const mp4 = Buffer.from('\0\0\0\u0020ftypisom\0\0\u0002\0isomiso2avc1mp41', 'latin1');

function pngOf(bytes: number): Buffer {
  return Buffer.concat([png, randomBytes(bytes - png.length)]);
}

interface Studio {
  readonly fake: FakeReplicate;
  readonly cwd: string;
  generate(...args: readonly string[]): ReturnType<typeof runCli>;
}

async function openStudio(files: Readonly<Record<string, Buffer>>): Promise<Studio> {
  const fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
  onTestFinished(() => fake.close());
  const cwd = await temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(cwd, name), bytes);
  const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  const options: CliOptions = { cwd, env };
  return { fake, cwd, generate: (...args) => runCli(['generate', '--json', ...args], options) };
}

function uploads(fake: FakeReplicate) {
  return fake.requests.filter(({ route }) => route === 'upload');
}

function dataUrl(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

describe('images and videos that a clip starts from', () => {
  it('goes inside the request up to 256 KB', async () => {
    const image = pngOf(256_000);
    const { fake, generate } = await openStudio({ 'photo.png': image });

    const { status } = await generate('-m', 'svd', '--image', 'photo.png');

    expect(status).toBe(0);
    expect(fake.ledger.creates).toHaveLength(1);
    expect(fake.ledger.creates[0]?.input.input_image).toBe(dataUrl('image/png', image));
    expect(uploads(fake)).toEqual([]);
  });

  it('stands by its name in the records, not with all its bytes', async () => {
    const { cwd, generate } = await openStudio({ 'photo.png': pngOf(200_000) });

    const { stdout } = await generate('-m', 'svd', '--image', 'photo.png');

    const runs = join(cwd, 'outputs', 'ai-videos', '.runs');
    const [run = ''] = await readdir(runs);
    const journal = await readFile(join(runs, run, 'journal.jsonl'), 'utf8');
    expect(journal).toContain(`"input_image":"@${join(cwd, 'photo.png')}"`);
    expect(journal.length).toBeLessThan(50_000);
    expect(stdout.length).toBeLessThan(50_000);
  });

  it('goes by the files endpoint when it is larger', async () => {
    const { fake, generate } = await openStudio({ 'photo.png': pngOf(300_000) });

    const { status } = await generate('-m', 'svd', '--image', 'photo.png');

    expect(status).toBe(0);
    expect(uploads(fake)).toHaveLength(1);
    expect(uploads(fake)[0]?.bodyBytes).toBeGreaterThan(300_000);
    expect(fake.ledger.creates[0]?.input.input_image).toMatch(
      new RegExp(`^${fake.baseUrl}/v1/files/[\\w-]+`),
    );
  });

  it('is refused past 100 MB before anything is paid or sent', async () => {
    const { fake, cwd, generate } = await openStudio({ 'photo.png': png });
    const handle = await open(join(cwd, 'photo.png'), 'r+');
    await handle.truncate(100 * 1024 ** 2 + 1);
    await handle.close();

    const { status, stdout } = await generate('-m', 'svd', '--image', 'photo.png');

    expect(status).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'input-file-too-large', exitCode: 2 });
    expect(fake.ledger.creates).toEqual([]);
    expect(uploads(fake)).toEqual([]);
  });

  it('is passed on when it is an address', async () => {
    const { fake, generate } = await openStudio({});
    const image = 'https://example.org/photo.png?size=large#top';

    const { status } = await generate('sea', '-m', 'wan', '--image', image);

    expect(status).toBe(0);
    expect(fake.ledger.creates).toMatchObject([
      { model: 'wan-video/wan-2.2-i2v-fast', input: { prompt: 'sea', image } },
    ]);
    expect(uploads(fake)).toEqual([]);
  });

  it('can be a last frame beside the first', async () => {
    const [first, last] = [pngOf(1000), pngOf(2000)];
    const { fake, generate } = await openStudio({ 'first.png': first, 'last.png': last });

    const { status } = await generate(
      'sea',
      '-m',
      'kling',
      '--image',
      'first.png',
      '--last-image',
      'last.png',
    );

    expect(status).toBe(0);
    expect(fake.ledger.creates[0]?.input).toMatchObject({
      start_image: dataUrl('image/png', first),
      end_image: dataUrl('image/png', last),
    });
  });

  it('can be a video that zeroscope-xl makes larger', async () => {
    const { fake, generate } = await openStudio({ 'small.mp4': mp4 });

    const { status } = await generate(
      ...['sea', '-m', 'zeroscope-xl', '--init-video', 'small.mp4', '--input', 'init_weight=0.2'],
    );

    expect(status).toBe(0);
    expect(fake.ledger.creates[0]?.input).toMatchObject({
      model: 'xl',
      init_video: dataUrl('video/mp4', mp4),
      init_weight: 0.2,
    });
  });

  it("can be a file under the model's own name", async () => {
    const image = pngOf(1000);
    const { fake, generate } = await openStudio({ 'photo.png': image });

    const { status } = await generate('sea', '-m', 'wan-2.2-i2v', '--input', 'image=@photo.png');

    expect(status).toBe(0);
    expect(fake.ledger.creates[0]?.input).toMatchObject({
      prompt: 'sea',
      image: dataUrl('image/png', image),
    });
  });

  it('is only named by --dry-run', async () => {
    const { fake, cwd, generate } = await openStudio({ 'photo.png': pngOf(300_000) });

    const { stdout } = await generate('-m', 'svd', '--image', 'photo.png', '--dry-run');

    const path = join(cwd, 'photo.png');
    expect(JSON.parse(stdout).shots).toMatchObject([
      {
        input: { input_image: `@${path}` },
        attachments: [{ input: 'input_image', file: { path, bytes: 300_000, contentType: 'image/png' } }],
      },
    ]);
    expect(fake.requests).toEqual([]);
  });
});
