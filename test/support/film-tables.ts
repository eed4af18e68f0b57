import { readFile } from 'node:fs/promises';

/** What the header of an MP4 says of one track. */
export interface TrackTable {
  readonly kind: string;
  /** Ticks per second, and the length in them. */
  readonly timeScale: number;
  /** Ticks of each sample in order of decoding. */
  readonly deltas: readonly number[];
  /** The edit: its length in ticks of the movie, and where in the media it begins. */
  readonly edit: { readonly duration: number; readonly mediaTime: number } | undefined;
}

export interface FilmTable {
  readonly movieTimeScale: number;
  readonly movieDuration: number;
  readonly tracks: readonly TrackTable[];
  /** The outermost boxes in order. */
  readonly boxes: readonly string[];
}

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** Reads the tables of a film as they stand in the file, past every library that might smooth them. ISO/IEC 14496-12. */
export async function filmTable(path: string): Promise<FilmTable> {
  const top = boxesOf(await readFile(path));
  const movie = boxesOf(find(top, 'moov'));
  const header = find(movie, 'mvhd');
  return {
    movieTimeScale: header.readUInt32BE(12),
    movieDuration: header.readUInt32BE(16),
    boxes: top.map(({ type }) => type),
    tracks: movie.filter(({ type }) => type === 'trak').map(({ body }) => trackTable(boxesOf(body))),
  };
}

function trackTable(track: readonly Box[]): TrackTable {
  const media = boxesOf(find(track, 'mdia'));
  const table = boxesOf(find(boxesOf(find(media, 'minf')), 'stbl'));
  const edits = track.find(({ type }) => type === 'edts');
  const list = edits && find(boxesOf(edits.body), 'elst');
  return {
    kind: find(media, 'hdlr').toString('latin1', 8, 12),
    timeScale: find(media, 'mdhd').readUInt32BE(12),
    deltas: deltasOf(find(table, 'stts')),
    edit: list && { duration: list.readUInt32BE(8), mediaTime: list.readInt32BE(12) },
  };
}

function deltasOf(table: Buffer): readonly number[] {
  return Array.from({ length: table.readUInt32BE(4) }, (_, index) => 8 + index * 8).flatMap((offset) =>
    Array.from({ length: table.readUInt32BE(offset) }, () => table.readUInt32BE(offset + 4)),
  );
}

function boxesOf(bytes: Buffer): readonly Box[] {
  const boxes: Box[] = [];
  for (let offset = 0; offset + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(offset);
    if (size < 8) break;
    const type = bytes.toString('latin1', offset + 4, offset + 8);
    boxes.push({ type, body: bytes.subarray(offset + 8, offset + size) });
    offset += size;
  }
  return boxes;
}

function find(boxes: readonly Box[], type: string): Buffer {
  const box = boxes.find((candidate) => candidate.type === type);
  if (box === undefined) throw new Error(`There is no ${type} box`);
  return box.body;
}
