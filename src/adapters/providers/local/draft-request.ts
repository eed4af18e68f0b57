import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../../domain/canonical-json.js';
import { AivideoError } from '../../../domain/errors.js';
import type { JsonObject, JsonValue } from '../../../domain/json.js';

/** A draft that was asked for: everything that its picture depends on. */
export interface DraftRequest {
  /** The same for the same request: 26 lower-case letters and digits. */
  readonly id: string;
  readonly modelRef: string;
  /** As it was given. */
  readonly input: JsonObject;
  readonly draft: DraftInput;
}

export type DraftInput = z.infer<typeof draftInput>;

const even = (name: string) =>
  z
    .int()
    .min(16, `${name} must be at least 16`)
    .max(4096)
    .refine((value) => value % 2 === 0, { error: `${name} must be even` });

const draftInput = z.strictObject({
  prompt: z.string().min(1).optional(),
  /** Absolute path of the picture that it begins on. */
  image: z
    .string()
    .regex(/^(\/|[a-z]:[\\/])/i, 'must be a file on this machine')
    .optional(),
  frames: z.int().min(1).max(36_000).default(120),
  fps: z.number().min(1).max(120).default(24),
  width: even('width').default(1280),
  height: even('height').default(720),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
});

/** Names that the draft model goes by. */
const modelRefs: readonly string[] = ['draft', 'local/draft'];

/** Checks what is asked for. Errors: `model-unknown`, `input-invalid`. */
export function readDraftRequest(modelRef: string, input: JsonObject): DraftRequest {
  if (!modelRefs.includes(modelRef)) {
    throw new AivideoError(
      'model-unknown',
      `The provider \`local\` has no model \`${modelRef}\`, only \`draft\``,
    );
  }
  const parsed = draftInput.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error, input);
  if (parsed.data.prompt === undefined && parsed.data.image === undefined)
    throw new AivideoError(
      'input-invalid',
      'Input `prompt` can not be null: a draft needs words or a picture',
      {
        details: { input: 'prompt' },
      },
    );
  return { id: requestId(modelRef, input), modelRef, input, draft: parsed.data };
}

function invalidInput(error: z.ZodError, input: JsonObject): AivideoError {
  const [issue] = error.issues;
  const [key] = issue?.path ?? [];
  if (typeof key !== 'string') {
    return new AivideoError('input-invalid', `The draft model does not take this input: ${issue?.message}`);
  }
  const got = JSON.stringify(input[key] ?? null);
  const details = { input: key };
  return new AivideoError('input-invalid', `Input \`${key}\` can not be ${got}: ${issue?.message}`, {
    details,
  });
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 130 bits of SHA-256 in base 32 (RFC 4648, lower case). */
function requestId(modelRef: string, input: JsonObject): string {
  const hash = createHash('sha256').update(canonicalJson({ modelRef, input })).digest();
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: 26 }, (_, index) => {
    return ALPHABET[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)];
  }).join('');
}

/** What a handle carries, so that another process can make the same draft again. */
export function requestData({ modelRef, input }: DraftRequest): JsonObject {
  return { modelRef, input };
}

const carried = z.object({ modelRef: z.string(), input: z.record(z.string(), z.json()) });

/** The request in a handle; undefined when it is none of this provider's. */
export function readRequestData(id: string, data: JsonValue): DraftRequest | undefined {
  const parsed = carried.safeParse(data);
  if (!parsed.success) return undefined;
  try {
    const request = readDraftRequest(parsed.data.modelRef, parsed.data.input);
    return request.id === id ? request : undefined;
  } catch {
    return undefined;
  }
}

/** `local:ID?REQUEST`: the address of a finished draft tells how to make it again. */
export function requestUrl(request: DraftRequest): string {
  const packed = Buffer.from(JSON.stringify(requestData(request))).toString('base64url');
  return `local:${request.id}?${packed}`;
}

/** Errors: `output-missing` for an address that is none of this provider's. */
export function readRequestUrl(url: string): DraftRequest {
  const [, id, packed] = /^local:([a-z2-7]{26})\?([\w-]+)$/.exec(url) ?? [];
  const request = id === undefined || packed === undefined ? undefined : readRequestData(id, unpack(packed));
  if (request !== undefined) return request;
  throw new AivideoError('output-missing', `\`${url}\` is not the address of a draft`);
}

function unpack(packed: string): JsonValue {
  try {
    return z.json().parse(JSON.parse(Buffer.from(packed, 'base64url').toString()));
  } catch {
    return null;
  }
}
