import type { IsoBox, IsoBoxList } from '../iso-boxes.js';

/** The `uuid` of a box that carries an XMP packet in MPEG-4 and QuickTime files (XMP specification, part 3). */
export const xmpUuid = 'BE7ACFCB97A942E89C71999491E3AFAC';
/** The `uuid` of a box that carries a C2PA manifest: a signature over the rest of the file. */
const c2paUuid = 'D8FEC3D61B0E483C92975828877EC481';

/** How a provenance box gets into a file. No byte of the media moves: sample tables hold absolute offsets. */
export interface ProvenanceWrite {
  /** Of a box whose size is written as 0, to be written out before something can follow it. */
  readonly sizeToFix?: { readonly offset: number; readonly size: number };
  /** Boxes that become `free` because something follows them. */
  readonly toBlank: readonly IsoBox[];
  /** Where the new box begins; what was there from here on is dropped, but for the tail. */
  readonly writeAt: number;
  /** Goes behind the new box again: the random access index of a fragmented file, which is looked for at its end. */
  readonly tail?: { readonly offset: number; readonly size: number };
}

/**
 * Decides how to write provenance into a file with these boxes; `undefined` when it can not be done: it is no movie,
 * it is damaged, its last box is too large for its size to be written out, or a C2PA signature seals it, which any
 * addition would break. `isOwn` tells the XMP boxes that aivideo wrote; those of others stay, and the file then
 * holds two packets, which readers such as ExifTool take together.
 */
export function planProvenanceWrite(
  { boxes, fileSize, end }: IsoBoxList,
  isOwn: (box: IsoBox) => boolean,
): ProvenanceWrite | undefined {
  const isMovie = end === fileSize && boxes.some(({ type }) => type === 'moov');
  if (!isMovie || boxes.some(({ uuid }) => uuid === c2paUuid)) return undefined;
  const kept = [...boxes];
  const index = kept.at(-1)?.type === 'mfra' ? kept.pop() : undefined;
  while (kept.length > 0 && isOwn(lastOf(kept))) kept.pop();
  const last = lastOf(kept);
  if (index?.isOpenEnded || (last.isOpenEnded && last.size > 0xffffffff)) return undefined;
  return {
    ...(last.isOpenEnded ? { sizeToFix: { offset: last.offset, size: last.size } } : {}),
    toBlank: kept.filter(isOwn),
    writeAt: last.offset + last.size,
    ...(index === undefined ? {} : { tail: { offset: index.offset, size: index.size } }),
  };
}

function lastOf(boxes: readonly IsoBox[]): IsoBox {
  const last = boxes.at(-1);
  if (last === undefined) throw new Error('A movie file has at least one box that is not provenance');
  return last;
}
