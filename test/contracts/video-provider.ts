import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { InputFile } from '../../src/domain/clips/input-file.js';
import { AivideoError } from '../../src/domain/errors.js';
import type { JsonObject } from '../../src/domain/json.js';
import type { JobHandle, JobStatus } from '../../src/domain/run/job.js';
import type { CallOptions, VideoProvider } from '../../src/ports/video-provider.js';

/** A provider to be tried, and work for it. */
export interface ProviderSetup {
  readonly provider: VideoProvider;
  readonly modelRef: string;
  /** Makes a short clip within seconds. */
  readonly input: JsonObject;
  /** Keeps a job busy until it is cancelled or for some seconds. Default: `input`. */
  readonly longInput?: JsonObject;
  cleanup(): Promise<void>;
}

type EndStatus = Exclude<JobStatus, { state: 'queued' | 'running' }>;

const call: CallOptions = { signal: new AbortController().signal };

/** What every provider promises, as a suite. `setup` is called anew for each test. */
export function describeVideoProvider(name: string, setup: () => Promise<ProviderSetup>): void {
  const begin = async () => {
    const ready = await setup();
    onTestFinished(() => ready.cleanup());
    return ready;
  };

  describe(`the provider ${name}`, () => {
    test('makes a clip that can be read', async () => {
      const { provider, modelRef, input } = await begin();

      const job = await provider.start(modelRef, input, call);
      const bytes = await readFirstOutput(provider, await waitForEnd(provider, job));

      expect(job.provider).toBe(provider.id);
      expect(bytes.subarray(4, 8).toString('latin1')).toBe('ftyp');
    });

    test('gives handles that survive as JSON', async () => {
      const { provider, modelRef, input } = await begin();
      const job = await provider.start(modelRef, input, call);

      const reread: JobHandle = JSON.parse(JSON.stringify(job));
      const ended = await waitForEnd(provider, reread);

      expect(reread).toEqual(job);
      expect(ended.state).toBe('succeeded');
    });

    test('tells the end of a job as often as it is asked', async () => {
      const { provider, modelRef, input } = await begin();
      const job = await provider.start(modelRef, input, call);
      const ended = await waitForEnd(provider, job);

      const again = await provider.status(job, call);

      expect(again).toEqual(ended);
    });

    test('tells the size of a clip, and its rest from any offset', async () => {
      const { provider, modelRef, input } = await begin();
      const ended = await waitForEnd(provider, await provider.start(modelRef, input, call));
      const output = firstOutput(ended);
      const whole = await readFirstOutput(provider, ended);
      const from = Math.floor(whole.byteLength / 3);

      const rest = await provider.open(output, { ...call, from });
      const end = await provider.open(output, { ...call, from: whole.byteLength });

      expect(rest).toMatchObject({ from, totalBytes: whole.byteLength });
      expect(await readAll(rest.stream)).toEqual(whole.subarray(from));
      expect(end.from).toBe(whole.byteLength);
      expect(await readAll(end.stream)).toHaveLength(0);
    });

    test('lets go of a clip that is read in part', async () => {
      const { provider, modelRef, input } = await begin();
      const ended = await waitForEnd(provider, await provider.start(modelRef, input, call));
      const { stream } = await provider.open(firstOutput(ended), call);

      const reader = stream.getReader();
      const first = await reader.read();
      await reader.cancel();

      expect(first.done).toBe(false);
    });

    test('ends a job that is cancelled, and does not mind when it is cancelled again', async () => {
      const { provider, modelRef, input, longInput = input } = await begin();
      const job = await provider.start(modelRef, longInput, call);

      await provider.cancel(job, call);
      const ended = await waitForEnd(provider, job);
      await provider.cancel(job, call);

      expect(ended).toMatchObject({ state: 'canceled', by: 'request' });
    });

    test('does not mind a job that has ended when it is cancelled', async () => {
      const { provider, modelRef, input } = await begin();
      const job = await provider.start(modelRef, input, call);
      const ended = await waitForEnd(provider, job);

      await provider.cancel(job, call);

      expect(await provider.status(job, call)).toEqual(ended);
    });

    test.each([
      ['of another provider', { provider: 'elsewhere', id: 'abc', data: null }],
      ['of a job that never was', { id: 'neverwas', data: null }],
    ])('does not know a handle %s', async (_what, handle) => {
      const { provider } = await begin();
      const job: JobHandle = { provider: provider.id, ...handle };

      const error = await failureOf(provider.status(job, call));

      expect(error).toMatchObject({ code: 'job-unknown', retryable: false });
    });

    test.each(['gopher://example.com/clip.mp4', 'no address at all', 'file:///etc/hostname'])(
      'does not open %s',
      async (url) => {
        const { provider } = await begin();

        const error = await failureOf(provider.open({ url }, call));

        expect(error).toBeInstanceOf(AivideoError);
      },
    );

    test('makes a local file reachable for a job', async () => {
      const { provider } = await begin();

      const reachable = await provider.attach(await stillImage(), call);

      expect(reachable.length).toBeGreaterThan(0);
    });

    test('does nothing for a caller who has given up, and says why', async () => {
      const { provider, modelRef, input } = await begin();
      const job = await provider.start(modelRef, input, call);
      const output = firstOutput(await waitForEnd(provider, job));
      const image = await stillImage();
      const reason = new AivideoError('interrupted', 'Enough');
      const aborted = { signal: AbortSignal.abort(reason) };

      const calls = [
        provider.start(modelRef, input, aborted),
        provider.status(job, aborted),
        provider.cancel(job, aborted),
        provider.open(output, aborted),
        provider.attach(image, aborted),
      ];

      for (const each of await Promise.allSettled(calls))
        expect(each).toEqual({ status: 'rejected', reason });
    });

    test('stops sending a clip when the caller gives up under way', async () => {
      const { provider, modelRef, input } = await begin();
      const ended = await waitForEnd(provider, await provider.start(modelRef, input, call));
      const controller = new AbortController();
      const reason = new AivideoError('interrupted', 'Enough');
      const { stream } = await provider.open(firstOutput(ended), { signal: controller.signal });

      controller.abort(reason);

      await expect(readAll(stream)).rejects.toBe(reason);
    });
  });
}

function waitForEnd(provider: VideoProvider, job: JobHandle): Promise<EndStatus> {
  return vi.waitFor(
    async () => {
      const status = await provider.status(job, call);
      if (status.state === 'queued' || status.state === 'running') throw new Error('The job has not ended');
      return status;
    },
    { interval: 25, timeout: 45_000 },
  );
}

function firstOutput(ended: EndStatus) {
  const [output] = ended.state === 'succeeded' ? ended.outputs : [];
  return output ?? expect.fail(`There is no output: ${JSON.stringify(ended)}`);
}

async function readFirstOutput(provider: VideoProvider, ended: EndStatus): Promise<Buffer> {
  const opened = await provider.open(firstOutput(ended), call);
  const bytes = await readAll(opened.stream);
  expect(opened).toMatchObject({ from: 0, totalBytes: bytes.byteLength });
  return bytes;
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('It should have failed'),
    (error: unknown) => error,
  );
}

/** A PNG of one pixel. */
async function stillImage(): Promise<InputFile> {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const folder = await mkdtemp(join(tmpdir(), 'aivideo-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'still.png');
  await writeFile(path, png);
  return { path, name: 'still.png', bytes: png.byteLength, contentType: 'image/png' };
}
