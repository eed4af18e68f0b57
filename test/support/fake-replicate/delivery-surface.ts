import { type Answer, emptyAnswer } from './answer.js';
import { parseByteRange } from './byte-range.js';
import type { DeliveredContent } from './delivered-file.js';
import type { Call, Surface } from './exchange.js';
import { htmlPage } from './refusals.js';
import type { Service } from './service.js';

/** The host that serves outputs. It asks for no token, knows ranges, and forgets with the job's data. */
export function createDeliverySurface(service: Service): Surface {
  return {
    host: 'delivery',
    now: () => service.clock.now(),
    bodyLimit: () => 0,
    describe: (record) => {
      const file = service.files.get(record.path);
      record.route = 'download';
      const job = service.jobs.get(file?.jobId ?? '');
      if (job === undefined) return;
      record.prediction = job.id;
      record.model = job.model.slug;
      record.input = job.input;
    },
    answer: async (call) => {
      const file = service.files.get(call.record.path);
      const job = service.jobs.get(file?.jobId ?? '');
      if (file === undefined || job === undefined || file.serves === 'gone') return missing();
      if (service.dataRemoved(job)) return missing();
      if (call.record.method !== 'GET' && call.record.method !== 'HEAD') return emptyAnswer(405);
      return contentAnswer(call, await file.content());
    },
  };
}

function missing(): Answer {
  return htmlPage(404, '404 Not Found');
}

function contentAnswer(call: Call, content: DeliveredContent): Answer {
  const { bytes, contentType, etag } = content;
  const headers = {
    'content-type': contentType,
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'public, max-age=3600',
  };
  const range = parseByteRange(wantedRange(call, etag), bytes.length);
  if (range.kind === 'whole') return { status: 200, headers, body: bytes };
  if (range.kind === 'unsatisfiable') {
    return emptyAnswer(416, { ...headers, 'content-range': `bytes */${bytes.length}` });
  }
  const contentRange = `bytes ${range.first}-${range.last}/${bytes.length}`;
  const body = bytes.subarray(range.first, range.last + 1);
  return { status: 206, headers: { ...headers, 'content-range': contentRange }, body };
}

/** A range counts only while the file is the one that `If-Range` names. */
function wantedRange(call: Call, etag: string): string | undefined {
  const { range, 'if-range': ifRange } = call.record.headers;
  if (call.ignoreRange || call.record.method === 'HEAD') return undefined;
  return ifRange === undefined || ifRange === etag ? range : undefined;
}
