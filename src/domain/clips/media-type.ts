/** How many bytes from the start of a file `sniffMediaType` wants to see. */
export const sniffedBytes = 4096;

/**
 * The media type of a file by its first bytes, `undefined` when they say nothing. Extensions and the words of a
 * server are never trusted. Signatures: https://mimesniff.spec.whatwg.org and the formats' own specifications.
 */
export function sniffMediaType(head: Uint8Array): string | undefined {
  return (
    signatures.find(({ matches }) => matches(head))?.type ??
    sniffIsoMedia(head) ??
    sniffMatroska(head) ??
    (isText(head) ? 'text/plain' : undefined)
  );
}

/** A media type in words, with its article: `a PNG image`. */
export function describeMediaType(type: string | undefined): string {
  return type === undefined ? 'a file of an unknown kind' : (descriptions[type] ?? `a file of type ${type}`);
}

const descriptions: Readonly<Record<string, string>> = {
  'image/png': 'a PNG image',
  'image/jpeg': 'a JPEG image',
  'image/gif': 'a GIF',
  'image/webp': 'a WebP image',
  'image/avif': 'an AVIF image',
  'image/heic': 'a HEIC image',
  'image/bmp': 'a BMP image',
  'image/tiff': 'a TIFF image',
  'video/mp4': 'an MP4 video',
  'video/quicktime': 'a QuickTime video',
  'video/webm': 'a WebM video',
  'video/x-matroska': 'a Matroska video',
  'video/x-msvideo': 'an AVI video',
  'video/mp2t': 'an MPEG transport stream',
  'video/mpeg': 'an MPEG program stream',
  'video/x-flv': 'a Flash video',
  'audio/mpeg': 'an MP3 sound file',
  'audio/wav': 'a WAV sound file',
  'audio/flac': 'a FLAC sound file',
  'audio/ogg': 'an Ogg file',
  'audio/mp4': 'an MPEG-4 sound file',
  'text/plain': 'text',
};

interface Signature {
  readonly type: string;
  matches(head: Uint8Array): boolean;
}

const signatures: readonly Signature[] = [
  { type: 'image/png', matches: (head) => has(head, 0, '\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', matches: (head) => has(head, 0, '\xff\xd8\xff') },
  { type: 'image/gif', matches: (head) => has(head, 0, 'GIF87a') || has(head, 0, 'GIF89a') },
  { type: 'image/webp', matches: (head) => has(head, 0, 'RIFF') && has(head, 8, 'WEBP') },
  { type: 'video/x-msvideo', matches: (head) => has(head, 0, 'RIFF') && has(head, 8, 'AVI ') },
  { type: 'audio/wav', matches: (head) => has(head, 0, 'RIFF') && has(head, 8, 'WAVE') },
  // `BM` alone would match many a text; the two reserved fields after the size are always 0.
  { type: 'image/bmp', matches: (head) => has(head, 0, 'BM') && has(head, 6, '\0\0\0\0') },
  { type: 'image/tiff', matches: (head) => has(head, 0, 'II*\0') || has(head, 0, 'MM\0*') },
  { type: 'image/tiff', matches: (head) => has(head, 0, 'II+\0') || has(head, 0, 'MM\0+') },
  { type: 'video/x-flv', matches: (head) => has(head, 0, 'FLV\x01') },
  { type: 'video/mpeg', matches: (head) => has(head, 0, '\0\0\x01\xba') },
  { type: 'video/mp2t', matches: (head) => [0, 188, 376].every((at) => head[at] === 0x47) },
  { type: 'audio/flac', matches: (head) => has(head, 0, 'fLaC') },
  { type: 'audio/ogg', matches: (head) => has(head, 0, 'OggS') },
  { type: 'audio/mpeg', matches: (head) => has(head, 0, 'ID3') || startsMp3Frame(head) },
];

/** Eleven sync bits, any version, layer III. */
function startsMp3Frame(head: Uint8Array): boolean {
  return head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2;
}

function has(head: Uint8Array, at: number, bytes: string): boolean {
  return latin1(head, at, bytes.length) === bytes;
}

function latin1(head: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...head.subarray(at, at + length));
}

/** ISO base media files by the brands of their `ftyp` box; QuickTime files older than that by their first box. */
function sniffIsoMedia(head: Uint8Array): string | undefined {
  const first = latin1(head, 4, 4);
  if (first !== 'ftyp')
    return startsWithSize(head) && oldQuickTime.has(first) ? 'video/quicktime' : undefined;
  const major = latin1(head, 8, 4);
  const brands = [major, ...compatibleBrands(head)];
  if (brands.includes('avif') || brands.includes('avis')) return 'image/avif';
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms])$/.test(brand)) && !brands.includes('isom'))
    return 'image/heic';
  if (major === 'qt  ') return 'video/quicktime';
  return /^M4[AB] $/.test(major) ? 'audio/mp4' : 'video/mp4';
}

const oldQuickTime = new Set(['moov', 'mdat', 'wide', 'pnot']);

/** The size of a box under 512 MB begins with a byte that no text begins with. */
function startsWithSize(head: Uint8Array): boolean {
  return (head[0] ?? 0x20) < 0x20;
}

function compatibleBrands(head: Uint8Array): readonly string[] {
  const size = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const brands: string[] = [];
  for (let at = 16; at + 4 <= Math.min(size, head.byteLength); at += 4) brands.push(latin1(head, at, 4));
  return brands;
}

/** WebM and Matroska by the `DocType` element (id 0x4282) of the EBML header (RFC 8794). */
function sniffMatroska(head: Uint8Array): string | undefined {
  if (!has(head, 0, '\x1a\x45\xdf\xa3')) return undefined;
  return latin1(head, 0, 64).includes('\x42\x82\x84webm') ? 'video/webm' : 'video/x-matroska';
}

/** UTF-8 without control characters. The last bytes may be the start of a character that was cut. */
function isText(head: Uint8Array): boolean {
  if (head.byteLength === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return ![...text].some((character) => character < ' ' && !'\t\n\f\r'.includes(character));
  } catch {
    return false;
  }
}
