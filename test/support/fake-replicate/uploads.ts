import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../src/domain/json.js';
import { isoMicros } from './clock.js';

/** One file that a client has uploaded. */
export interface Upload {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly metadata: JsonObject;
  readonly createdMs: number;
  readonly expiresMs: number;
}

/** An upload as the service describes it. */
export function uploadBody(upload: Upload, apiUrl: string): JsonObject {
  return {
    id: upload.id,
    name: upload.filename,
    content_type: upload.contentType,
    size: upload.bytes.length,
    etag: createHash('md5').update(upload.bytes).digest('hex'),
    checksums: { sha256: createHash('sha256').update(upload.bytes).digest('hex') },
    metadata: upload.metadata,
    created_at: isoMicros(upload.createdMs * 1000),
    expires_at: isoMicros(upload.expiresMs * 1000),
    urls: { get: `${apiUrl}/v1/files/${upload.id}` },
  };
}
