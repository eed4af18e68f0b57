import { AivideoError } from '../../domain/errors.js';
import type { Clip } from '../../domain/run/run-event.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { FinishedJob } from '../jobs/finish-job.js';
import { waitNoter } from '../jobs/shot-waits.js';
import { provenanceOf } from './clip-provenance.js';
import { fetchVideo } from './fetch-video.js';
import {
  type ClipJob,
  cacheKey,
  finishInSlot,
  freshOutputs,
  isStarted,
  type MakeClipDeps,
} from './make-clip.js';

/**
 * Makes what a film needs besides clips: a voice, music, the answer of a language model. A file that is
 * there is of an earlier process and is replaced. What was made before is taken from the cache.
 * Errors: those of `finishJob` and `fetchVideo`; `output-missing` when a language model has answered nothing.
 */
export async function makeSideFile(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<Clip> {
  const key = await cacheKey(deps, work);
  const cached =
    key === undefined || isStarted(deps, work) ? undefined : await takeCached(deps, work, key, call);
  const clip = cached ?? (await makeAnew(deps, work, call));
  await deps.recorder.note({ type: 'shot-end', shot: clip.shot, clip });
  if (key !== undefined && cached === undefined) await deps.cache?.store(key, clip.path);
  return clip;
}

async function makeAnew(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<Clip> {
  const ended = await finishInSlot(deps, work, call);
  const file =
    work.shot.kind === 'text' ? await keepText(deps, work, ended) : await keepSound(deps, work, ended, call);
  return { ...clipBase(work), ...file, job: ended.job.id, cost: ended.cost };
}

function clipBase({ shot: { shot, seed } }: ClipJob): Pick<Clip, 'shot' | 'seed'> {
  return { shot, ...(seed === undefined ? {} : { seed }) };
}

type MadeFile = Pick<Clip, 'path' | 'media' | 'sha256' | 'text'>;

async function keepText(deps: MakeClipDeps, { shot }: ClipJob, ended: FinishedJob): Promise<MadeFile> {
  if (ended.text === undefined)
    throw new AivideoError('output-missing', `Job \`${ended.job.id}\` has answered without a text`);
  const { text } = ended;
  const bytes = new TextEncoder().encode(text);
  const file = await commitBytes(deps, { path: shot.output, key: ended.job.id }, async function* () {
    yield bytes;
  });
  return { ...file, text };
}

async function commitBytes(
  { files }: MakeClipDeps,
  { path, key }: { readonly path: string; readonly key: string },
  read: () => AsyncIterable<Uint8Array>,
): Promise<MadeFile> {
  const partial = await files.openPartial(path, key);
  try {
    await partial.truncate(0);
    for await (const chunk of read()) await partial.write(chunk);
    const { bytes } = partial;
    await partial.close();
    const sha256 = await files.sha256(partial.path);
    const media = { container: 'text', bytes, durationSeconds: 0 };
    return { path: await partial.commit({ overwrite: true }), media, sha256 };
  } finally {
    await partial.close();
  }
}

async function keepSound(
  deps: MakeClipDeps,
  work: ClipJob,
  ended: FinishedJob,
  call: CallOptions,
): Promise<MadeFile> {
  const { shot, output } = work.shot;
  const fetched = await fetchVideo(
    deps,
    {
      outputs: ended.outputs,
      finalPath: output,
      key: ended.job.id,
      accepts: 'audio',
      provenance: provenanceOf(deps.tool, work, ended.job, ended.input),
      refreshOutputs: () => freshOutputs(deps, ended.job, call),
      onWait: waitNoter(deps.recorder, shot),
    },
    call,
  );
  return commitSound(deps, work, fetched);
}

async function commitSound(
  { files }: MakeClipDeps,
  { shot: { output } }: ClipJob,
  { key, media }: { readonly key: string; readonly media: Clip['media'] },
): Promise<MadeFile> {
  const partial = await files.openPartial(output, key);
  await partial.close();
  const sha256 = await files.sha256(partial.path);
  return { path: await partial.commit({ overwrite: true }), media, sha256 };
}

async function takeCached(
  deps: MakeClipDeps,
  work: ClipJob,
  key: string,
  call: CallOptions,
): Promise<Clip | undefined> {
  const found = await deps.cache?.find(key);
  if (found === undefined) return undefined;
  const { output, kind } = work.shot;
  const decoder = new TextDecoder();
  let text = '';
  const file = await commitBytes(deps, { path: output, key: key.slice(0, 26) }, async function* () {
    for await (const chunk of found.read()) {
      if (kind === 'text') text += decoder.decode(chunk, { stream: true });
      yield chunk;
    }
  });
  const more = kind === 'text' ? { text } : { media: await deps.prober.probe(file.path, call) };
  const cost = { known: true, usd: 0, basis: 'from the cache' } as const;
  return { ...clipBase(work), ...file, ...more, job: 'cache', cached: true, cost };
}
