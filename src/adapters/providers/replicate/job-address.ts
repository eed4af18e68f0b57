import { z } from 'zod';
import { AivideoError } from '../../../domain/errors.js';
import type { JobHandle } from '../../../domain/run/job.js';
import type { BaseUrl } from './base-url.js';
import { isJobId, type Prediction } from './prediction.js';

/** Where a job can be asked for and stopped, and what is known of its end. */
export interface JobAddress {
  readonly id: string;
  readonly getUrl: URL;
  readonly cancelUrl: URL;
  readonly createdAt: string | undefined;
  readonly deadlineSeconds: number | undefined;
}

const handleDataSchema = z.object({
  get: z.string().optional().catch(undefined),
  cancel: z.string().optional().catch(undefined),
  createdAt: z.string().optional().catch(undefined),
  deadlineSeconds: z.number().optional().catch(undefined),
});

/** The handle of a prediction: enough for another process to go on with it. */
export function jobHandle(
  prediction: Prediction,
  base: BaseUrl,
  options: { readonly deadlineSeconds?: number | undefined } = {},
): JobHandle {
  const { id, urls, created_at } = prediction;
  return {
    provider: 'replicate',
    id,
    data: {
      get: ownUrl(urls?.get, base, `/predictions/${id}`).href,
      cancel: ownUrl(urls?.cancel, base, `/predictions/${id}/cancel`).href,
      ...(created_at === undefined ? {} : { createdAt: created_at }),
      ...(options.deadlineSeconds === undefined ? {} : { deadlineSeconds: options.deadlineSeconds }),
    },
  };
}

/** Reads a handle, which may come from a file that anybody could have changed. Errors: `job-unknown`. */
export function jobAddress(job: JobHandle, base: BaseUrl): JobAddress {
  if (job.provider !== 'replicate' || !isJobId(job.id))
    throw new AivideoError('job-unknown', `Job \`${job.id}\` of \`${job.provider}\` is none of Replicate's`, {
      details: { job: job.id },
    });
  const data = handleDataSchema.catch({}).parse(job.data);
  return {
    id: job.id,
    getUrl: ownUrl(data.get, base, `/predictions/${job.id}`),
    cancelUrl: ownUrl(data.cancel, base, `/predictions/${job.id}/cancel`),
    createdAt: data.createdAt,
    deadlineSeconds: data.deadlineSeconds,
  };
}

/**
 * The URL that the service gave, if it is one of the API's own for this very job; else the one that it should be.
 * Behind a proxy the service still names its own host, and the token must not follow.
 */
function ownUrl(given: string | undefined, base: BaseUrl, path: string): URL {
  const url = given !== undefined && URL.canParse(given) ? new URL(given) : undefined;
  if (url !== undefined && url.origin === base.origin && url.pathname.endsWith(path)) return url;
  return new URL(base.url + path);
}
