import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClipFiles } from '../../src/adapters/node/clip-files.js';
import type { MediaDetails } from '../../src/domain/clips/media-details.js';
import type { Provenance } from '../../src/domain/clips/provenance.js';
import { AivideoError } from '../../src/domain/errors.js';
import type { RemoteMedia } from '../../src/domain/run/job.js';
import type { ClipProber } from '../../src/ports/clip-prober.js';
import type { ProvenanceStore } from '../../src/ports/provenance-store.js';
import type { CallOptions, OpenedMedia, VideoProvider } from '../../src/ports/video-provider.js';
import type { DeliverDeps, DeliverRequest } from '../../src/workflows/clips/deliver-clip.js';
import { createCountedRandomness } from '../support/counted-randomness.js';
import { createMovingClock, type MovingClock } from '../support/moving-clock.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Answers one `open`; it may throw. */
export type Answer = (from: number, output: RemoteMedia) => OpenedMedia;

export interface OpenCall {
  readonly url: string;
  readonly from: number;
}

/** A clip in the rig's own container: `VIDEO:<container>:` filler `:END`. */
export function clipBytes(container = 'mp4', fillerBytes = 300_000): Uint8Array {
  const filler = Array.from({ length: fillerBytes }, (_, index) => String.fromCharCode(97 + (index % 23)));
  return new TextEncoder().encode(`VIDEO:${container}:${filler.join('')}:END`);
}

export interface BodyOptions {
  /** Bytes of the body that come before it ends (`short`) or breaks (`drop`). Default: all. */
  readonly bytes?: number;
  readonly end?: 'whole' | 'drop' | 'hang';
  /** Called when somebody waits for what a hanging body does not bring. */
  readonly onHang?: () => void;
  readonly ignoresRange?: boolean;
  readonly totalBytes?: number | 'unknown';
  readonly version?: string;
}

/** An answer as an honest server gives it, but for what the options change. */
export function serve(content: Uint8Array, options: BodyOptions = {}): Answer {
  return (asked) => {
    const from = options.ignoresRange === true ? 0 : asked;
    const total = options.totalBytes ?? content.byteLength;
    return {
      stream: bodyStream(content.subarray(from).subarray(0, options.bytes), options),
      from,
      ...(total === 'unknown' ? {} : { totalBytes: total }),
      ...(options.version === undefined ? {} : { version: options.version }),
    };
  };
}

function bodyStream(body: Uint8Array, { end = 'whole', onHang }: BodyOptions): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at < body.byteLength) {
          controller.enqueue(body.slice(at, at + 16_384));
          at += 16_384;
        } else if (end === 'whole') controller.close();
        else if (end === 'drop') controller.error(new TypeError('terminated'));
        else {
          onHang?.();
          return new Promise(() => undefined);
        }
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
}

/** An answer that is an error. */
export function refuse(code: AivideoError['code'], retryable = false): Answer {
  return () => {
    throw new AivideoError(code, 'Refused by the script', { retryable });
  };
}

export const provenance: Provenance = {
  tool: 'aivideo 0.1.0',
  provider: 'scripted',
  model: 'zeroscope',
  input: { prompt: 'a paper boat' },
  job: 'job1',
  sourceType: 'trainedAlgorithmicMedia',
};

export interface DeliveryRig {
  readonly folder: string;
  readonly finalPath: string;
  readonly partialPath: string;
  /** Every `open` so far. */
  readonly calls: readonly OpenCall[];
  readonly clock: MovingClock;
  readonly deps: DeliverDeps;
  readonly request: DeliverRequest;
  readonly call: CallOptions;
}

/** Everything that a delivery needs: real files in a new folder; provider, prober and provenance by script. */
export async function createDeliveryRig(answers: readonly Answer[]): Promise<DeliveryRig> {
  const folder = await temporaryFolder();
  const calls: OpenCall[] = [];
  const clock = createMovingClock();
  const deps: DeliverDeps = {
    provider: scriptedProvider([...answers], calls),
    files: createClipFiles(),
    prober: scriptedProber,
    provenance: scriptedProvenance,
    clock,
    randomness: createCountedRandomness(),
  };
  const finalPath = join(folder, 'boat.mp4');
  const request: DeliverRequest = {
    outputs: [{ url: 'https://delivery.example/out.mp4' }],
    finalPath,
    key: 'job1',
    overwrite: false,
    provenance,
  };
  const call = { signal: new AbortController().signal };
  return {
    folder,
    finalPath,
    partialPath: join(folder, '.boat.mp4.job1.part'),
    calls,
    clock,
    deps,
    request,
    call,
  };
}

function scriptedProvider(answers: Answer[], calls: OpenCall[]): VideoProvider {
  const unused = async (): Promise<never> => {
    throw new Error('A delivery only opens outputs');
  };
  return {
    id: 'scripted',
    paid: true,
    start: unused,
    status: unused,
    cancel: unused,
    attach: unused,
    async open(output, { from = 0 }) {
      calls.push({ url: output.url, from });
      const answer = answers.shift();
      if (answer === undefined) throw new Error('The script has no further answer');
      return answer(from, output);
    },
  };
}

const mark = '|PROVENANCE:';

const scriptedProber: ClipProber = {
  async probe(path) {
    const text = await readFile(path, 'utf8');
    const clip = text.split(mark)[0] ?? '';
    const container = /^VIDEO:(\w+):/.exec(clip)?.[1];
    if (container === undefined || !clip.endsWith(':END'))
      throw new AivideoError('media-unreadable', `\`${path}\` is not whole`);
    const media: MediaDetails = { container, bytes: text.length, durationSeconds: 3 };
    if (container === 'audio') return media;
    return { ...media, video: { codec: 'avc', width: 576, height: 320, fps: 8, frames: 24, rotation: 0 } };
  },
};

/** At the end of the file, like the real one; MP4 alone has a place for it. */
const scriptedProvenance: ProvenanceStore = {
  async write(path, value) {
    const clip = (await readFile(path, 'utf8')).split(mark)[0] ?? '';
    if (!clip.startsWith('VIDEO:mp4:')) return false;
    await writeFile(path, `${clip}${mark}${JSON.stringify(value)}`);
    return true;
  },
  async read(path) {
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new AivideoError('input-file-unreadable', `\`${path}\` can not be read`, { cause });
    });
    const json = text.split(mark)[1];
    return json === undefined ? undefined : JSON.parse(json);
  },
};

/** What the finished file of a delivery holds. */
export function marked(clip: Uint8Array): string {
  return `${new TextDecoder().decode(clip)}${mark}${JSON.stringify(provenance)}`;
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).sort();
}
