import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { type CliOptions, runCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

async function setUp(): Promise<{ fake: FakeReplicate; cwd: string; options: CliOptions }> {
  const fake = await startFakeReplicate();
  onTestFinished(() => fake.close());
  const cwd = await temporaryFolder();
  const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
  return { fake, cwd, options: { cwd, env } };
}

describe('aivideo generate on Replicate', () => {
  it('pays once and leaves a checked clip that knows where it came from', async () => {
    const { fake, cwd, options } = await setUp();

    const result = await runCli(['generate', 'A', 'quiet', 'sea', '--seed', '0'], options);

    expect(result.stderr).toContain('zeroscope');
    expect(result.status).toBe(0);
    const path = result.stdout.trim();
    expect(path).toMatch(/^outputs\/ai-videos\/a-quiet-sea-zeroscope-\w{6}\.mp4$/);
    expect(fake.ledger.creates).toHaveLength(1);
    expect(fake.ledger.creates[0]?.input).toMatchObject({
      prompt: 'A quiet sea',
      model: '576w',
      num_frames: 24,
      num_inference_steps: 50,
      width: 576,
      height: 320,
      guidance_scale: 7.5,
      seed: 0,
    });
    const inspected = JSON.parse((await runCli(['inspect', '--json', path], options)).stdout);
    expect(JSON.stringify(inspected)).toContain('trainedAlgorithmicMedia');
    expect(await readdir(join(cwd, 'outputs', 'ai-videos'))).toEqual(['.runs', path.split('/').at(-1)]);
  });

  it('prints one JSON object and nothing else on standard output', async () => {
    const { options } = await setUp();

    const { stdout, status } = await runCli(['generate', '--json', '-n', '2', 'A quiet sea'], options);

    const result = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(result).toMatchObject({ v: 1, ok: true, draft: false, model: 'zeroscope', failed: [] });
    expect(result.clips).toHaveLength(2);
    expect(new Set(result.clips.map((clip: { seed: number }) => clip.seed)).size).toBe(2);
    expect(result.clips[0].media.video).toMatchObject({ width: 576, height: 320, frames: 24 });
  });

  it('writes the MP4 itself to standard output with -o -', async () => {
    const { cwd, options } = await setUp();

    const { stdoutBytes, status } = await runCli(['generate', '-o', '-', 'A quiet sea'], options);

    expect(status).toBe(0);
    expect(stdoutBytes.subarray(4, 8).toString()).toBe('ftyp');
    expect((await readdir(cwd)).filter((name) => !name.startsWith('.'))).toEqual(['outputs']);
    expect(await readdir(join(cwd, 'outputs', 'ai-videos'))).toEqual(['.runs']);
  });

  it('streams an envelope a line with the result last', async () => {
    const { options } = await setUp();

    const { stdout } = await runCli(['generate', '--json-stream', 'A quiet sea'], options);

    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const types = lines.map((line) => line.event?.type ?? line.type);
    expect(types[0]).toBe('run-start');
    expect(types.slice(-2)).toEqual(['run-end', 'result']);
    expect(types.indexOf('shot-intent')).toBeLessThan(types.indexOf('shot-start'));
    expect(lines.slice(0, -1).map((line) => line.seq)).toEqual(
      lines.slice(0, -1).map((_, index) => index + 1),
    );
  });

  it('never lets the token out', async () => {
    const { fake, cwd, options } = await setUp();

    const result = await runCli(
      ['generate', '--debug', '--verbose', '--json-stream', 'A quiet sea'],
      options,
    );

    const names = await readdir(cwd, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const texts = await Promise.all(
      files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
    );
    expect(files.length).toBeGreaterThan(2);
    expect([result.stdout, result.stderr, ...texts].join('\n')).not.toContain(fake.token);
    const delivered = fake.requests.filter((request) => request.path.includes('.mp4'));
    expect(delivered.length).toBeGreaterThan(0);
    expect(delivered.every((request) => request.headers.authorization === undefined)).toBe(true);
  });
});
