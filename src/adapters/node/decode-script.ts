import { describeMediaType, sniffedBytes, sniffMediaType } from '../../domain/clips/media-type.js';
import { AivideoError } from '../../domain/errors.js';

/**
 * Bytes as text: UTF-8 and UTF-16, with their mark and without; CP949, of which EUC-KR is a part; else what chardet takes
 * it for. `name` begins error messages. Errors: `input-file-unsupported` for images, documents and other binaries.
 */
export async function decodeScript(bytes: Uint8Array, name: string): Promise<string> {
  refuseMedia(bytes, name);
  const text = decodeMarked(bytes) ?? decodeUnmarked(bytes) ?? (await decodeLegacy(bytes));
  if (text === undefined || isBinary(text)) throw unsupported(name, 'is no text that can be read');
  return text;
}

/** First bytes of documents out of which somebody has yet to take the words. */
const documents: readonly (readonly [signature: string, what: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a Word, HWPX or ZIP file'],
  ['\xd0\xcf\x11\xe0', 'a HWP or Word file'],
  ['HWP Document File', 'a HWP file'],
  ['{\\rtf', 'an RTF file'],
  ['\x7fELF', 'a program'],
  ['\x1f\x8b', 'a gzip file'],
];

function refuseMedia(bytes: Uint8Array, name: string): void {
  const head = bytes.subarray(0, sniffedBytes);
  const start = Buffer.from(head.subarray(0, 32)).toString('latin1');
  const [, document] = documents.find(([signature]) => start.startsWith(signature)) ?? [];
  if (document !== undefined) throw unsupported(name, `is ${document}, not the text of a script`);
  const type = sniffMediaType(head);
  if (type !== undefined && type !== 'text/plain')
    throw unsupported(name, `is ${describeMediaType(type)}, not a script`);
}

function unsupported(name: string, problem: string): AivideoError {
  return new AivideoError('input-file-unsupported', `${name} ${problem}`, { details: { expected: 'text' } });
}

/** By the byte order mark. */
function decodeMarked(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

/** UTF-16 shows in the zeros of its spaces and line ends; UTF-8 in being without a fault. */
function decodeUnmarked(bytes: Uint8Array): string | undefined {
  const encoding = zerosOf(bytes);
  try {
    return encoding === 'mixed' ? undefined : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function zerosOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'mixed' {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < bytes.length; index += 1)
    if (bytes[index] === 0) {
      if (index % 2 === 0) even += 1;
      else odd += 1;
    }
  if (even + odd === 0) return 'utf-8';
  if (bytes.length % 2 === 1 || Math.min(even, odd) > 0) return 'mixed';
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}

/** How much of a file chardet looks at. */
const sampleBytes = 65_536;

/** Encodings from before Unicode. Korean goes first: of a short text, statistics can not tell it from Chinese. */
async function decodeLegacy(bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.includes(0)) return undefined;
  const [{ default: iconv }, { detect }] = await Promise.all([import('iconv-lite'), import('chardet')]);
  if (isKorean(bytes)) {
    const korean = iconv.decode(Buffer.from(bytes), 'cp949');
    if (!korean.includes('\ufffd')) return korean;
  }
  const encoding = detect(bytes.subarray(0, sampleBytes));
  if (encoding === null || encoding.startsWith('UTF') || !iconv.encodingExists(encoding)) return undefined;
  const text = iconv.decode(Buffer.from(bytes), encoding);
  return text.includes('\ufffd') ? undefined : text;
}

/**
 * Whether nearly all pairs of bytes are syllables of KS X 1001, the 2350 that are in use: rows 16 to 40. Japanese and
 * Chinese text has its pairs elsewhere as well, in Shift JIS among what CP949 has added.
 */
function isKorean(bytes: Uint8Array): boolean {
  let pairs = 0;
  let syllables = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    index += 1;
    const isSymbol = lead >= 0xa1 && lead <= 0xa9;
    if (!isSymbol) pairs += 1;
    if (lead >= 0xb0 && lead <= 0xc8 && (bytes[index] ?? 0) >= 0xa1) syllables += 1;
  }
  return syllables > 0 && syllables >= pairs * 0.8;
}

/** Texts have tabs and line ends, and hardly any other control characters. */
function isBinary(text: string): boolean {
  const controls = countCodes(
    text,
    (code) => (code < 0x20 && (code < 9 || code > 13)) || (code > 0x7e && code < 0xa0),
  );
  return controls > 3 && controls > text.length / 200;
}

function countCodes(text: string, counts: (code: number) => boolean): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) if (counts(text.charCodeAt(index))) count += 1;
  return count;
}
