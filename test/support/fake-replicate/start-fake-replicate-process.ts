import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { compileServe } from './compile-serve.js';
import type { HoldOptions, Phase } from './holds.js';
import type { RequestMatch } from './matching.js';
import type { RecordedRequest } from './request-log.js';
import type { ServeAnnouncement } from './serve.js';
import { type FakeReplicateOptions, resolveSettings } from './settings.js';
import type { FakeControls } from './start-fake-replicate.js';

/** The controls of a fake in another process: the same, answered later. */
export type RemoteControls = {
  readonly [Name in keyof FakeControls]: (
    ...parameters: Parameters<FakeControls[Name]>
  ) => Promise<Awaited<ReturnType<FakeControls[Name]>>>;
};

/** A hold in another process. */
export interface RemoteHold {
  readonly reached: Promise<RecordedRequest>;
  release(): Promise<void>;
}

/** A fake that runs in a process of its own, so that neither its work nor its death touches the test's process. */
export interface FakeReplicateProcess extends RemoteControls, AsyncDisposable {
  readonly baseUrl: string;
  readonly deliveryUrl: string;
  readonly token: string;
  readonly pid: number;
  hold(match: RequestMatch, phase: Phase, options?: HoldOptions): Promise<RemoteHold>;
  close(): Promise<void>;
}

/** Starts a fake in a process of its own; it ends with `close`, or with the process that started it. */
export async function startFakeReplicateProcess(
  options: FakeReplicateOptions = {},
): Promise<FakeReplicateProcess> {
  const program = await compileServe();
  // The paths of this checkout: the compiled fake lies elsewhere.
  const { schemasFolder, ffmpegPath } = resolveSettings(options);
  const settings = JSON.stringify({ ...options, schemasFolder, ffmpegPath });
  const child = spawn(process.execPath, [program, settings], { stdio: ['pipe', 'pipe', 'inherit'] });
  const announcement = await readAnnouncement(child);
  const close = async () => {
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { ...remoteFake(announcement), pid: child.pid ?? 0, close, [Symbol.asyncDispose]: close };
}

async function readAnnouncement(
  child: ChildProcessByStdio<Writable, Readable, null>,
): Promise<ServeAnnouncement> {
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) return JSON.parse(line) as ServeAnnouncement;
  throw new Error('the fake ended before it was ready');
}

function remoteFake(
  announcement: ServeAnnouncement,
): Omit<FakeReplicateProcess, 'pid' | 'close' | typeof Symbol.asyncDispose> {
  const { controlUrl, baseUrl, deliveryUrl, token } = announcement;
  const call = createCaller(controlUrl);
  return {
    baseUrl,
    deliveryUrl,
    token,
    onCreate: (...parameters) => call('onCreate', parameters),
    onNextRequest: (...parameters) => call('onNextRequest', parameters),
    onEveryRequest: (...parameters) => call('onEveryRequest', parameters),
    clearScript: () => call('clearScript', []),
    advance: (...parameters) => call('advance', parameters),
    setTiming: (...parameters) => call('setTiming', parameters),
    setCreateRate: (...parameters) => call('setCreateRate', parameters),
    refuseConnections: (...parameters) => call('refuseConnections', parameters),
    acceptConnections: (...parameters) => call('acceptConnections', parameters),
    whenEnded: (...parameters) => call('whenEnded', parameters),
    snapshot: () => call('snapshot', []),
    hold: async (...parameters) => {
      const number = await call<number>('hold', parameters);
      const reached = call<RecordedRequest>('holdReached', [number]);
      // A fake that is closed while nobody arrived leaves this open end behind.
      reached.catch(() => {});
      return { reached, release: () => call('holdRelease', [number]) };
    },
  };
}

function createCaller(
  controlUrl: string,
): <Value>(name: string, parameters: readonly unknown[]) => Promise<Value> {
  return async <Value>(name: string, parameters: readonly unknown[]) => {
    const body = JSON.stringify(parameters);
    const response = await fetch(`${controlUrl}/${name}`, { method: 'POST', body });
    const value: unknown = await response.json();
    if (!response.ok) throw new Error(`the fake refused ${name}: ${value}`);
    return value as Value;
  };
}
