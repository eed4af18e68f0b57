import { type FileHandle, open } from 'node:fs/promises';
import { inputError, outputError } from '../../domain/clips/file-error.js';
import type { Provenance } from '../../domain/clips/provenance.js';
import { AivideoError } from '../../domain/errors.js';
import type { ProvenanceStore } from '../../ports/provenance-store.js';
import { type IsoBox, readBytes, readIsoBoxes } from './iso-boxes.js';
import { isOwnXmpPacket, parseXmpPacket } from './provenance/parse-xmp-packet.js';
import { type ProvenanceWrite, planProvenanceWrite, xmpUuid } from './provenance/plan-provenance-write.js';
import { renderXmpPacket } from './provenance/xmp-packet.js';

/**
 * Keeps provenance in an XMP box at the end of MP4 and MOV files. Nothing is encoded anew and no media byte moves.
 * Writing the same provenance again leaves the same bytes. `write` is false for other containers, for damaged files
 * and for those that a C2PA signature seals.
 */
export function createProvenanceStore(): ProvenanceStore {
  return { write: writeProvenance, read: readProvenance };
}

async function writeProvenance(path: string, provenance: Provenance): Promise<boolean> {
  try {
    return await withFile(path, 'r+', async (handle) => {
      const list = await readIsoBoxes(handle);
      if (list === undefined) return false;
      const own = new Set((await readXmpBoxes(handle, list.boxes)).filter(isOwn).map(({ box }) => box));
      const plan = planProvenanceWrite(list, (box) => own.has(box));
      if (plan !== undefined) await carryOut(handle, plan, provenanceBox(provenance), list.fileSize);
      return plan !== undefined;
    });
  } catch (error) {
    throw error instanceof AivideoError ? error : outputError(path, error);
  }
}

async function readProvenance(path: string): Promise<Provenance | undefined> {
  try {
    return await withFile(path, 'r', async (handle) => {
      const list = await readIsoBoxes(handle);
      const found = await readXmpBoxes(handle, list?.boxes ?? []);
      return found
        .map(({ packet }) => parseXmpPacket(packet))
        .findLast((provenance) => provenance !== undefined);
    });
  } catch (error) {
    throw inputError(path, error);
  }
}

async function withFile<T>(
  path: string,
  flags: 'r' | 'r+',
  work: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  const handle = await open(path, flags);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

interface XmpBox {
  readonly box: IsoBox;
  readonly packet: string;
}

/** A packet that describes one clip is never as large. */
const largestPacket = 16 * 2 ** 20;

async function readXmpBoxes(handle: FileHandle, boxes: readonly IsoBox[]): Promise<readonly XmpBox[]> {
  const found: XmpBox[] = [];
  for (const box of boxes) {
    if (box.uuid !== xmpUuid || box.size > largestPacket) continue;
    const content = await readBytes(handle, box.offset + box.headerSize, box.size - box.headerSize);
    found.push({ box, packet: content.toString('utf8') });
  }
  return found;
}

function isOwn({ packet }: XmpBox): boolean {
  return isOwnXmpPacket(packet);
}

function provenanceBox(provenance: Provenance): Buffer {
  const packet = renderXmpPacket(provenance);
  const header = Buffer.alloc(24);
  header.writeUInt32BE(header.length + packet.length, 0);
  header.write('uuid', 4, 'latin1');
  header.write(xmpUuid, 8, 'hex');
  return Buffer.concat([header, packet]);
}

/** The new box is complete on disk before an old one is blanked; a failure leaves the file as it was. */
async function carryOut(
  handle: FileHandle,
  plan: ProvenanceWrite,
  box: Buffer,
  fileSize: number,
): Promise<void> {
  const before = await readBytes(handle, plan.writeAt, fileSize - plan.writeAt);
  const tail = plan.tail === undefined ? [] : [await readBytes(handle, plan.tail.offset, plan.tail.size)];
  const ending = Buffer.concat([box, ...tail]);
  try {
    await writeBytes(handle, plan.writeAt, ending);
    await handle.truncate(plan.writeAt + ending.length);
  } catch (error) {
    await handle.truncate(plan.writeAt);
    await writeBytes(handle, plan.writeAt, before);
    throw error;
  }
  if (plan.sizeToFix !== undefined)
    await writeBytes(handle, plan.sizeToFix.offset, bigEndian(plan.sizeToFix.size));
  for (const { offset } of plan.toBlank) await writeBytes(handle, offset + 4, Buffer.from('free', 'latin1'));
  await handle.sync();
}

function bigEndian(size: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size, 0);
  return bytes;
}

async function writeBytes(handle: FileHandle, offset: number, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
}
