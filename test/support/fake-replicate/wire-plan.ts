import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.js';
import type { Ending, Fault } from './faults.js';

/** What is really put on the connection for one answer. */
export interface WirePlan {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** Value of `Content-Length`; without one the body is sent in chunks. */
  readonly declaredBytes?: number;
  readonly ending: Ending | 'complete';
  readonly pace?: { readonly chunkBytes: number; readonly pauseMs: number };
  /** Bytes of padding that follow for as long as the client reads. */
  readonly paddingBytes?: number;
}

/** Lays a fault over the right answer. */
export function planWire(answer: Answer, fault: Fault | undefined): WirePlan {
  const plan = completePlan(answer);
  if (fault === undefined) return plan;
  switch (fault.kind) {
    case 'status':
      return { ...plan, status: fault.status };
    case 'headers':
      return { ...plan, headers: overlay(plan.headers, fault.headers) };
    case 'cut':
      return { ...plan, bytes: firstPart(plan.bytes, fault.fraction), ending: fault.ending };
    case 'lengthen':
      return lengthen(plan, fault);
    case 'length':
      return { ...plan, declaredBytes: plan.bytes.length + fault.difference, ending: 'close' };
    case 'endless':
      return { ...undeclared(plan), paddingBytes: fault.limitBytes };
    case 'drip':
      return { ...plan, pace: { chunkBytes: fault.chunkBytes, pauseMs: fault.pauseMs } };
    case 'gzip':
      return compress(plan, fault.inflatedBytes);
    case 'answer':
    case 'break':
    case 'delay':
    case 'ignore-range':
    case 'redirect':
      return plan;
    default:
      return fault satisfies never;
  }
}

function completePlan(answer: Answer): WirePlan {
  const { status, headers, body } = answer;
  const declared = headers['content-length'];
  const declaredBytes = declared === undefined ? body.length : Number(declared);
  return { status, headers, bytes: body, declaredBytes, ending: 'complete' };
}

function firstPart(bytes: Uint8Array, fraction: number): Uint8Array {
  return bytes.subarray(0, Math.floor(bytes.length * fraction));
}

function undeclared(plan: WirePlan): WirePlan {
  const { declaredBytes: _, ...rest } = plan;
  return rest;
}

function lengthen(plan: WirePlan, fault: Extract<Fault, { kind: 'lengthen' }>): WirePlan {
  const longer = { ...plan, bytes: Buffer.concat([plan.bytes, Buffer.alloc(fault.extraBytes, 0x2e)]) };
  return fault.declared === 'none' ? undeclared(longer) : { ...longer, ending: 'close' };
}

function compress(plan: WirePlan, inflatedBytes: number | undefined): WirePlan {
  const plain = inflatedBytes === undefined ? plan.bytes : Buffer.alloc(inflatedBytes);
  const bytes = gzipSync(plain);
  const headers = { ...plan.headers, 'content-encoding': 'gzip' };
  return { ...plan, headers, bytes, declaredBytes: bytes.length };
}

function overlay(
  headers: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): Record<string, string> {
  const lowered = Object.entries(changes).map(([name, value]) => [name.toLowerCase(), value] as const);
  const result = new Map(Object.entries(headers));
  for (const [name, value] of lowered) {
    if (value === null) result.delete(name);
    else result.set(name, value);
  }
  return Object.fromEntries(result);
}
