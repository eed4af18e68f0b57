import { openAsBlob } from 'node:fs';
import { z } from 'zod';
import type { InputFile } from '../../../domain/clips/input-file.js';
import { AivideoError } from '../../../domain/errors.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import type { ReplicateApi } from './replicate-api.js';

/** The service recommends data URLs up to 256 KB; more goes through the files endpoint. */
const maxInlineBytes = 256 * 1024;
/** Above this the files endpoint answers 413. */
const maxUploadBytes = 100 * 1024 ** 2;
/** Bytes a second below which an upload is taken for dead. */
const slowestUpload = 32 * 1024;
/** Limit of the service for the name of an uploaded file. */
const maxNameBytes = 255;

const uploadSchema = z.object({ urls: z.object({ get: z.url({ protocol: /^https?$/ }) }) });

/**
 * What stands for a local file in a job's input: the file itself as a data URL, or the address of its upload. Never
 * the client's own encoding: its strategy `data-uri` sends the client object, token included, as the input
 * (replicate 1.4.0, lib/util.js `transformFileInputs`). Errors: `input-file-too-large`, `input-file-unreadable`.
 */
export async function attachFile(
  api: ReplicateApi,
  file: InputFile,
  { signal }: CallOptions,
): Promise<string> {
  signal.throwIfAborted();
  const blob = await openFile(file);
  if (blob.size > maxUploadBytes) throw tooLarge(file, blob.size);
  return blob.size <= maxInlineBytes ? inline(file, blob) : upload(api, { file, blob, signal });
}

async function openFile(file: InputFile): Promise<Blob> {
  try {
    return await openAsBlob(file.path, { type: file.contentType });
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

async function inline(file: InputFile, blob: Blob): Promise<string> {
  const bytes = await blob.arrayBuffer().catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  return `data:${file.contentType};base64,${Buffer.from(bytes).toString('base64')}`;
}

interface Upload extends CallOptions {
  readonly file: InputFile;
  readonly blob: Blob;
}

async function upload(api: ReplicateApi, { file, blob, signal }: Upload): Promise<string> {
  // A `File` around the blob of a file reads it from disk while it is sent.
  const content = new File([blob], shortName(file.name), { type: file.contentType });
  const answer = await api.call({
    purpose: { kind: 'upload', file: file.name },
    schema: uploadSchema,
    extraMs: (blob.size / slowestUpload) * 1000,
    signal,
    send: (client) => client.files.create(content, {}, { signal }),
  });
  return answer.urls.get;
}

/** The name cut in front, so that its extension stays. */
function shortName(name: string): string {
  const characters = [...name];
  while (Buffer.byteLength(characters.join('')) > maxNameBytes) characters.shift();
  return characters.join('');
}

function unreadable({ path, name }: InputFile, cause: unknown): AivideoError {
  return new AivideoError('input-file-unreadable', `The file \`${name}\` can not be read`, {
    cause,
    details: { path },
  });
}

function tooLarge({ path, name }: InputFile, bytes: number): AivideoError {
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return new AivideoError(
    'input-file-too-large',
    `The file \`${name}\` has ${size}, and Replicate takes at most ${maxUploadBytes / 1024 ** 2} MB`,
    { details: { path, bytes, limitBytes: maxUploadBytes } },
  );
}
