import { onTestFinished } from 'vitest';
import type { ReplicateOptions } from '../../../../src/adapters/providers/replicate/replicate-options.js';
import {
  createReplicateProvider,
  type ReplicateExtras,
} from '../../../../src/adapters/providers/replicate/replicate-provider.js';
import type { JobHandle, RemoteMedia } from '../../../../src/domain/run/job.js';
import type { VideoProvider } from '../../../../src/ports/video-provider.js';
import type { FakeReplicateOptions } from '../../../support/fake-replicate/settings.js';
import {
  type FakeReplicate,
  startFakeReplicate,
} from '../../../support/fake-replicate/start-fake-replicate.js';
import { zeroscopeVersion } from '../../../support/fake-replicate/zeroscope-order.js';
import { call } from './fixtures.js';

export const modelRef = `anotherjesse/zeroscope-v2-xl:${zeroscopeVersion}`;
export const input = { prompt: 'waves at sunset', seed: 0 };

/** A provider at the stand-in service, which ends with the test. */
export interface ServiceCall {
  readonly fake: FakeReplicate;
  readonly options: ReplicateOptions;
  readonly replicate: VideoProvider & ReplicateExtras;
  /** The same with little patience. */
  readonly hasty: VideoProvider & ReplicateExtras;
}

/** Jobs wait ten seconds in the queue and run for forty; time passes only by `advance`. */
export async function startService(changes: FakeReplicateOptions = {}): Promise<ServiceCall> {
  const fake = await startFakeReplicate({ queueMs: 10_000, runMs: 40_000, ...changes });
  onTestFinished(() => fake.close());
  const options: ReplicateOptions = {
    token: fake.token,
    baseUrl: fake.baseUrl,
    userAgent: 'aivideo/0.0.0',
    clock: { now: () => Date.now() },
  };
  const hasty = createReplicateProvider({ ...options, timeouts: { requestMs: 1000, stallMs: 250 } });
  return { fake, options, replicate: createReplicateProvider(options), hasty };
}

/** A job that has ended well. */
export async function finishedJob({ fake, replicate }: ServiceCall): Promise<JobHandle> {
  const job = await replicate.start(modelRef, input, call);
  fake.advance(60_000);
  return job;
}

/** What a job has made that has just ended well. */
export async function finishedOutput(service: ServiceCall): Promise<RemoteMedia> {
  const status = await service.replicate.status(await finishedJob(service), call);
  const [output] = status.state === 'succeeded' ? status.outputs : [];
  if (output === undefined) throw new Error(`There is no output: ${JSON.stringify(status)}`);
  return output;
}
