import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createLocalProvider,
  type LocalProviderOptions,
} from '../../../../src/adapters/providers/local/local-provider.js';
import type { JobHandle, JobStatus, RemoteMedia } from '../../../../src/domain/run/job.js';
import type { CallOptions, VideoProvider } from '../../../../src/ports/video-provider.js';
import { createMovingClock } from '../../../support/moving-clock.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';

const call: CallOptions = { signal: new AbortController().signal };
const input = { prompt: 'waves at sunset', frames: 6, fps: 12, width: 96, height: 64, seed: 0 };
const long = { ...input, frames: 30_000 };

async function begin(options: Partial<LocalProviderOptions> = {}) {
  const workFolder = await temporaryFolder();
  const provider = createLocalProvider({ env: process.env, workFolder, ...options });
  onTestFinished(() => provider.close());
  /** Names of all files that lie in the work folder. */
  const files = async () =>
    (await readdir(workFolder, { recursive: true })).filter((name) => name.endsWith('.mp4'));
  return { provider, workFolder, files };
}

function ended(provider: VideoProvider, job: JobHandle): Promise<JobStatus> {
  return vi.waitFor(async () => {
    const status = await provider.status(job, call);
    if (status.state === 'running') throw new Error('It still runs');
    return status;
  }, 30_000);
}

/** What the status throws once the job has ended. */
function failureOf(provider: VideoProvider, job: JobHandle): Promise<unknown> {
  return vi.waitFor(async () => {
    const outcome = await provider.status(job, call).catch((error: unknown) => ({ error }));
    if (!('error' in outcome)) throw new Error('It has not failed yet');
    return outcome.error;
  }, 30_000);
}

async function outputOf(provider: VideoProvider, job: JobHandle): Promise<RemoteMedia> {
  const status = await ended(provider, job);
  const [output] = status.state === 'succeeded' ? status.outputs : [];
  return output ?? expect.fail(JSON.stringify(status));
}

async function bytesOf(provider: VideoProvider, output: RemoteMedia, from = 0): Promise<Buffer> {
  const { stream } = await provider.open(output, { ...call, from });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a draft of the local provider', () => {
  it('is the same to the byte when it is made twice', async () => {
    const [one, other] = [await begin(), await begin()];

    const films = await Promise.all(
      [one, other].map(async ({ provider }) => {
        return bytesOf(provider, await outputOf(provider, await provider.start('draft', input, call)));
      }),
    );

    expect(films[0]?.byteLength).toBeGreaterThan(1000);
    expect(films[1]).toEqual(films[0]);
  });

  it('tells how far it is, and how long the rest takes', async () => {
    const clock = createMovingClock();
    const { provider } = await begin({ clock });
    const job = await provider.start('draft', long, call);

    const status = await vi.waitFor(async () => {
      clock.moveMs(500);
      const now = await provider.status(job, call);
      if (now.state !== 'running' || now.remainingSeconds === undefined)
        throw new Error('Nothing is drawn yet');
      return now;
    }, 30_000);

    expect(status.fraction).toBeGreaterThan(0);
    expect(status.fraction).toBeLessThan(1);
    expect(status.remainingSeconds).toBeGreaterThan(0);
  });

  it('is drawn again for a handle from another process', async () => {
    const { provider: first } = await begin();
    const { provider: second, files } = await begin();
    const job = await first.start('draft', input, call);
    expect(await files()).toEqual([]);

    const output = await outputOf(second, JSON.parse(JSON.stringify(job)));

    expect(await files()).toHaveLength(1);
    expect(await bytesOf(second, output)).toEqual(await bytesOf(first, await outputOf(first, job)));
  });

  it('is drawn again for an output from another process, from any byte on', async () => {
    const { provider: first } = await begin();
    const { provider: second } = await begin();
    const output = await outputOf(first, await first.start('draft', input, call));
    const whole = await bytesOf(first, output);

    const rest = await bytesOf(second, output, 500);

    expect(rest).toEqual(whole.subarray(500));
  });

  it('leaves no file behind once it has been read to its end', async () => {
    const { provider, files } = await begin();
    const output = await outputOf(provider, await provider.start('draft', input, call));
    expect(await files()).toHaveLength(1);

    await bytesOf(provider, output);

    expect(await files()).toEqual([]);
  });

  it('leaves its file where it was read in part, for the rest', async () => {
    const { provider, files } = await begin();
    const output = await outputOf(provider, await provider.start('draft', input, call));

    const { stream } = await provider.open(output, call);
    await stream.cancel();

    expect(await files()).toHaveLength(1);
  });

  it('is one job for all who ask for the same', async () => {
    const { provider, files } = await begin();

    const [one, other] = [
      await provider.start('draft', input, call),
      await provider.start('draft', input, call),
    ];
    await ended(provider, one);

    expect(other).toEqual(one);
    expect(await files()).toHaveLength(1);
  });
});

describe('a draft that is stopped', () => {
  it('leaves no file behind and stays cancelled', async () => {
    const { provider, files } = await begin();
    const job = await provider.start('draft', long, call);
    await vi.waitFor(async () => expect(await files()).toHaveLength(1), 30_000);

    await provider.cancel(job, call);

    expect(await provider.status(job, call)).toEqual({ state: 'canceled', by: 'request', ran: true });
    expect(await files()).toEqual([]);
  });

  it('is not begun by asking for it after it was cancelled from another process', async () => {
    const [{ provider: first }, { provider: second, files }] = [await begin(), await begin()];
    const job = await first.start('draft', long, call);

    await second.cancel(job, call);

    expect(await second.status(job, call)).toEqual({ state: 'canceled', by: 'request', ran: false });
    expect(await files()).toEqual([]);
  });

  it('can be started anew', async () => {
    const { provider } = await begin();
    const job = await provider.start('draft', input, call);
    await provider.cancel(job, call);

    const again = await provider.start('draft', input, call);

    expect(await ended(provider, again)).toMatchObject({ state: 'succeeded' });
  });

  it('by its deadline says so', async () => {
    const clock = createMovingClock();
    const { provider } = await begin({ clock });
    const job = await provider.start('draft', long, { ...call, deadlineSeconds: 5 });

    clock.moveMs(5001);

    expect(await ended(provider, job)).toEqual({ state: 'canceled', by: 'deadline', ran: true });
  });

  it('by closing the provider takes its folder with it', async () => {
    const { provider, workFolder, files } = await begin();
    await provider.start('draft', long, call);
    await vi.waitFor(async () => expect(await files()).toHaveLength(1), 30_000);

    await provider.close();

    expect(await readdir(workFolder)).toEqual([]);
  });
});

describe('a machine that can not draw', () => {
  it('is told by the status, and asked again the next time', async () => {
    const { provider } = await begin({ ffmpegPath: '/nowhere/ffmpeg' });
    const job = await provider.start('draft', input, call);

    const errors = [await failureOf(provider, job), await failureOf(provider, job)];

    for (const error of errors) expect(error).toMatchObject({ code: 'ffmpeg-missing' });
  });

  it('is told by opening an output', async () => {
    const { provider: able } = await begin();
    const { provider: unable } = await begin({ ffmpegPath: '/nowhere/ffmpeg' });
    const output = await outputOf(able, await able.start('draft', input, call));

    await expect(unable.open(output, call)).rejects.toMatchObject({ code: 'ffmpeg-missing' });
  });

  it('because there is no folder to write to is told', async () => {
    const { provider } = await begin({ workFolder: join('/dev/null', 'drafts') });
    const job = await provider.start('draft', input, call);

    expect(await failureOf(provider, job)).toMatchObject({ code: 'output-unwritable' });
  });
});
