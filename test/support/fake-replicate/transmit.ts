import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { WirePlan } from './wire-plan.js';

/** What a transmission reports and where it can be held. */
export interface TransmitSteps {
  /** HEAD: everything but the body. */
  readonly headOnly: boolean;
  /** Awaited when half of the body is out. */
  readonly atMiddle?: () => Promise<void>;
  readonly onBytes: (count: number) => void;
  /** Rejects when the client has left. */
  readonly gone: Promise<never>;
}

const paddingBlock = Buffer.alloc(65_536, 0x2e);

/** Puts a plan on the connection. Resolves when the last byte is handed over, or when the planned break has happened. */
export async function transmit(
  response: ServerResponse,
  plan: WirePlan,
  steps: TransmitSteps,
): Promise<void> {
  response.writeHead(plan.status, wireHeaders(plan));
  if (steps.headOnly) return finish(response, steps);
  response.flushHeaders();
  for (const part of parts(plan, steps)) {
    await write(response, part.bytes, steps);
    await part.after?.();
  }
  if (plan.paddingBytes !== undefined) await pad(response, plan.paddingBytes, steps);
  await end(response, plan, steps);
}

interface Part {
  readonly bytes: Uint8Array;
  readonly after?: (() => Promise<void>) | undefined;
}

function parts(plan: WirePlan, steps: TransmitSteps): readonly Part[] {
  const { bytes, pace } = plan;
  if (pace !== undefined) {
    const count = Math.ceil(bytes.length / pace.chunkBytes);
    return Array.from({ length: count }, (_, index) => ({
      bytes: bytes.subarray(index * pace.chunkBytes, (index + 1) * pace.chunkBytes),
      after: () => pause(pace.pauseMs),
    }));
  }
  if (steps.atMiddle === undefined) return [{ bytes }];
  const middle = Math.floor(bytes.length / 2);
  return [{ bytes: bytes.subarray(0, middle), after: steps.atMiddle }, { bytes: bytes.subarray(middle) }];
}

async function pad(response: ServerResponse, limitBytes: number, steps: TransmitSteps): Promise<void> {
  for (let sent = 0; sent < limitBytes; sent += paddingBlock.length) {
    await write(response, paddingBlock, steps);
  }
}

function wireHeaders(plan: WirePlan): Record<string, string> {
  const { 'content-length': _, ...headers } = plan.headers;
  const declared = plan.declaredBytes;
  const bodiless = plan.status === 204 || plan.status === 304;
  return declared === undefined || bodiless ? headers : { ...headers, 'content-length': String(declared) };
}

async function write(response: ServerResponse, bytes: Uint8Array, steps: TransmitSteps): Promise<void> {
  if (bytes.length === 0) return;
  const written = new Promise<void>((resolve, reject) => {
    response.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
  await Promise.race([written, steps.gone]);
  steps.onBytes(bytes.length);
}

async function end(response: ServerResponse, plan: WirePlan, steps: TransmitSteps): Promise<void> {
  switch (plan.ending) {
    case 'complete':
      return finish(response, steps);
    case 'close':
      response.socket?.end();
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'stall':
      return steps.gone;
    default:
      return plan.ending satisfies never;
  }
}

function finish(response: ServerResponse, steps: TransmitSteps): Promise<void> {
  const finished = new Promise<void>((resolve) => {
    response.end(resolve);
  });
  return Promise.race([finished, steps.gone]);
}
