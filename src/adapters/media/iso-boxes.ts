import type { FileHandle } from 'node:fs/promises';

/** A box at the top level of an ISO base media file (ISO/IEC 14496-12, section 4.2): MP4, MOV and their kin. */
export interface IsoBox {
  readonly type: string;
  /** The identity of a `uuid` box, 32 hexadecimal digits in upper case. */
  readonly uuid?: string;
  /** Of the first byte of its header in the file. */
  readonly offset: number;
  /** Of header and content together, in bytes, as the box says; may reach past the end of a file that was cut. */
  readonly size: number;
  /** Bytes before its content. */
  readonly headerSize: number;
  /** Its size is written as 0: it reaches to the end of the file. */
  readonly isOpenEnded: boolean;
}

export interface IsoBoxList {
  readonly boxes: readonly IsoBox[];
  readonly fileSize: number;
  /** Where the last box ends; less or more than `fileSize` in a broken file. */
  readonly end: number;
}

/** What the first box of such a file can be. `ftyp` by the standard; the others in files older than it. */
const firstTypes = new Set(['ftyp', 'styp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** More boxes than a day of video in fragments has. Keeps a hostile file from taking for ever. */
const mostBoxes = 200_000;

/** Lists the boxes at the top level; `undefined` when it is not such a file. Reads headers only. */
export async function readIsoBoxes(handle: FileHandle): Promise<IsoBoxList | undefined> {
  const fileSize = (await handle.stat()).size;
  const boxes: IsoBox[] = [];
  let end = 0;
  while (end < fileSize && boxes.length < mostBoxes) {
    const box = parseHeader(await readBytes(handle, end, 32), end, fileSize);
    if (box === undefined || (boxes.length === 0 && !firstTypes.has(box.type))) break;
    boxes.push(box);
    end += box.size;
  }
  return boxes.length === 0 ? undefined : { boxes, fileSize, end };
}

function parseHeader(header: Buffer, offset: number, fileSize: number): IsoBox | undefined {
  if (header.length < 8) return undefined;
  const shortSize = header.readUInt32BE(0);
  const type = header.toString('latin1', 4, 8);
  const isOpenEnded = shortSize === 0;
  if (shortSize === 1 && header.length < 16) return undefined;
  const size = isOpenEnded
    ? fileSize - offset
    : shortSize === 1
      ? Number(header.readBigUInt64BE(8))
      : shortSize;
  const plainSize = shortSize === 1 ? 16 : 8;
  const headerSize = type === 'uuid' ? plainSize + 16 : plainSize;
  if (size < headerSize) return undefined;
  const uuid = type === 'uuid' ? { uuid: header.toString('hex', plainSize, headerSize).toUpperCase() } : {};
  return { type, ...uuid, offset, size, headerSize, isOpenEnded };
}

/** The bytes from `offset` on; fewer where the file ends. */
export async function readBytes(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
