import { createHmac } from 'node:crypto';
import type { JsonObject } from '../../../../src/domain/json.js';
import { type Answer, emptyAnswer, jsonAnswer } from '../answer.js';
import { isJsonObject, parseJson } from '../canonical-json.js';
import { newId } from '../ids.js';
import { type FormPart, parseMultipart } from '../multipart.js';
import { badRequest, bodyTooLarge, fileNotFound, inputInvalid } from '../refusals.js';
import type { ApiCall, Route } from '../route.js';
import { type Upload, uploadBody } from '../uploads.js';

const nameLimitBytes = 255;

/** Uploading, describing, downloading and deleting input files. */
export const fileRoutes: readonly Route[] = [
  { name: 'upload', method: 'POST', pattern: '/v1/files', answer: upload },
  { name: 'files', method: 'GET', pattern: '/v1/files', answer: list },
  {
    name: 'file',
    method: 'GET',
    pattern: '/v1/files/:id',
    answer: (call) => withUpload(call, (file) => jsonAnswer(200, uploadBody(file, call.service.apiUrl))),
  },
  { name: 'file-delete', method: 'DELETE', pattern: '/v1/files/:id', answer: remove },
  { name: 'file-download', method: 'GET', pattern: '/v1/files/:id/download', open: true, answer: download },
];

/** The signature that a download address of an upload must carry. */
export function downloadSignature(
  secret: string,
  file: { owner: string; id: string; expiry: string },
): string {
  return createHmac('sha256', secret).update(`${file.owner} ${file.id} ${file.expiry}`).digest('base64');
}

function withUpload({ service, parameters }: ApiCall, answer: (file: Upload) => Answer): Answer {
  const file = service.upload(parameters.id ?? '');
  return file === undefined ? fileNotFound() : answer(file);
}

function upload({ service, record, body }: ApiCall): Answer {
  const parts = parseMultipart(record.headers['content-type'], body);
  if (parts === undefined) return badRequest('Failed to parse multipart form');
  const content = parts.find((part) => part.name === 'content');
  if (content === undefined) {
    return inputInvalid([{ type: 'required', field: '', description: 'content is required' }]);
  }
  if (content.bytes.length > service.settings.fileLimitBytes) return bodyTooLarge();
  const filename = textOf(parts, 'filename') ?? content.filename ?? '';
  if (Buffer.byteLength(filename) > nameLimitBytes) {
    return badRequest(`The filename must be at most ${nameLimitBytes} bytes`);
  }
  const metadata = metadataOf(parts);
  if (metadata === undefined) return badRequest('metadata must be a JSON object');
  const contentType = textOf(parts, 'type') ?? content.contentType ?? 'application/octet-stream';
  const createdMs = service.clock.now();
  const expiresMs = createdMs + service.settings.fileRetentionMs;
  const stored = { id: newId(), filename, contentType, bytes: content.bytes, metadata, createdMs, expiresMs };
  service.uploads.set(stored.id, stored);
  return jsonAnswer(201, uploadBody(stored, service.apiUrl));
}

function metadataOf(parts: readonly FormPart[]): JsonObject | undefined {
  const text = textOf(parts, 'metadata');
  const value = text === undefined ? {} : parseJson(text);
  return isJsonObject(value) ? value : undefined;
}

function textOf(parts: readonly FormPart[], name: string): string | undefined {
  const part = parts.find((each) => each.name === name);
  return part === undefined ? undefined : Buffer.from(part.bytes).toString('utf8');
}

function list({ service }: ApiCall): Answer {
  const files = [...service.uploads.keys()]
    .map((id) => service.upload(id))
    .filter((file) => file !== undefined);
  const results = files.reverse().map((file) => uploadBody(file, service.apiUrl));
  return jsonAnswer(200, { next: null, previous: null, results });
}

function remove(call: ApiCall): Answer {
  return withUpload(call, (file) => {
    call.service.uploads.delete(file.id);
    return emptyAnswer(204);
  });
}

function download(call: ApiCall): Answer {
  return withUpload(call, (file) => {
    const { owner = '', expiry = '', signature = '' } = Object.fromEntries(call.url.searchParams);
    const right = downloadSignature(call.service.settings.webhookSecret, { owner, id: file.id, expiry });
    const valid = signature === right && Number(expiry) * 1000 > call.service.clock.now();
    if (!valid) return fileNotFound();
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };
  });
}
