import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type ClipMaker, stampMp4 } from './clip-maker.js';
import type { ClipShape } from './clip-shape.js';
import type { ServedContent } from './scenarios.js';

/** The bytes behind an output address, as they are served. */
export interface DeliveredContent {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Strong, in its quotes. */
  readonly etag: string;
}

/** One output of one job. */
export interface DeliveredFile {
  /** The path on the delivery host. */
  readonly path: string;
  readonly jobId: string;
  readonly serves: ServedContent;
  /** Made once, on first use. */
  content(): Promise<DeliveredContent>;
}

const contentTypes = { video: 'video/mp4', gif: 'image/gif', audio: 'audio/wav' } as const;

/** What a file of a job serves; no two files have the same bytes. */
export function createDeliveredFile(
  place: { readonly path: string; readonly jobId: string; readonly serves: ServedContent },
  making: { readonly clips: ClipMaker; readonly shape: ClipShape },
): DeliveredFile {
  let made: Promise<DeliveredContent> | undefined;
  return {
    ...place,
    content: () => {
      made ??= make(place, making);
      return made;
    },
  };
}

async function make(
  place: { readonly path: string; readonly serves: ServedContent },
  making: { readonly clips: ClipMaker; readonly shape: ClipShape },
): Promise<DeliveredContent> {
  const bytes =
    place.serves === 'media'
      ? stampMp4(await making.clips.bytes(making.shape), place.path)
      : otherContent(place.serves);
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  return { bytes, contentType: contentTypeOf(place.serves, making.shape), etag };
}

function contentTypeOf(serves: ServedContent, shape: ClipShape): string {
  switch (serves) {
    case 'html':
      return 'text/html; charset=utf-8';
    case 'text':
      return 'text/plain; charset=utf-8';
    case 'png':
      return 'image/png';
    case 'media':
    case 'empty':
    case 'gone':
      return contentTypes[shape.kind];
    default:
      return serves satisfies never;
  }
}

function otherContent(serves: Exclude<ServedContent, 'media'>): Buffer {
  switch (serves) {
    case 'html':
      return Buffer.from('<!doctype html><title>Sign in</title><h1>Sign in to continue</h1>\n');
    case 'text':
      return Buffer.from('NSFW content detected. Try running it again, or try a different prompt.\n');
    case 'png':
      return onePixelPng();
    case 'empty':
    case 'gone':
      return Buffer.alloc(0);
    default:
      return serves satisfies never;
  }
}

/** A black picture of one pixel (RFC 2083). */
function onePixelPng(): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const chunks = [
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}

function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

function crc32(bytes: Uint8Array): number {
  const start = 0xffffffff;
  const end = bytes.reduce((crc, byte) => {
    return Array.from({ length: 8 }).reduce<number>(
      (value) => (value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1),
      crc ^ byte,
    );
  }, start);
  return (end ^ start) >>> 0;
}
