import type { FileHandle } from 'node:fs/promises';
import { readBytes, readIsoBoxes } from './iso-boxes.js';

/**
 * Says what is missing from a media file that was cut off, `undefined` when its outermost structure is whole.
 * The part of a sentence: `its \`mdat\` box ends 120 bytes after the file`.
 */
export async function findTruncation(handle: FileHandle, mediaType: string): Promise<string | undefined> {
  if (mediaType === 'video/webm' || mediaType === 'video/x-matroska') return findCutSegment(handle);
  const list = await readIsoBoxes(handle);
  if (list === undefined) return undefined;
  const { boxes, end, fileSize } = list;
  const last = boxes.at(-1);
  if (end > fileSize) return `its \`${last?.type}\` box ends ${end - fileSize} bytes after the file`;
  // Players pass over what somebody has appended. In a file of fragments it may be where the next one began.
  const isFragmented = boxes.some(({ type }) => type === 'moof');
  if (end < fileSize && isFragmented) return `nothing readable follows its first ${end} bytes`;
  const hasMovie = boxes.some(({ type }) => type === 'moov');
  return hasMovie ? undefined : 'its `moov` box, which says where the frames are, is missing';
}

const voidId = 0xec;
const segmentId = 0x18538067;

/** The segment of a Matroska file (RFC 9559) says how long it is, unless it was written as a stream. */
async function findCutSegment(handle: FileHandle): Promise<string | undefined> {
  const fileSize = (await handle.stat()).size;
  let offset = 0;
  for (let count = 0; count < 8; count += 1) {
    const element = parseElement(await readBytes(handle, offset, 16));
    if (element === undefined) return 'it ends within its header';
    const end = offset + element.headerSize + (element.size ?? 0);
    if (end > fileSize) return `its data ends ${end - fileSize} bytes after the file`;
    if (element.id === segmentId) return undefined;
    if (count > 0 && element.id !== voidId) return 'its header is damaged';
    offset = end;
  }
  return 'its header is damaged';
}

interface EbmlElement {
  readonly id: number;
  /** Absent when unknown. */
  readonly size?: number;
  readonly headerSize: number;
}

/** An EBML element's id and size (RFC 8794, sections 4 to 6). */
function parseElement(bytes: Buffer): EbmlElement | undefined {
  const idLength = vintLength(bytes[0]);
  if (idLength > 4 || bytes.length < idLength) return undefined;
  const sizeLength = vintLength(bytes[idLength]);
  const headerSize = idLength + sizeLength;
  if (sizeLength > 8 || bytes.length < headerSize) return undefined;
  const id = bytes.readUIntBE(0, idLength);
  const mask = 2n ** BigInt(7 * sizeLength) - 1n;
  const raw = BigInt(`0x${bytes.toString('hex', idLength, headerSize)}`) & mask;
  return { id, headerSize, ...(raw === mask ? {} : { size: Number(raw) }) };
}

/** The number of leading zero bits tells the length; 9 for a byte that starts no number. */
function vintLength(first: number | undefined): number {
  return first === undefined ? 9 : Math.clz32(first) - 24 + 1;
}
