import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeMediaType, sniffMediaType } from '../../../src/domain/clips/media-type.js';

const bytes = (latin1: string) => Uint8Array.from(latin1, (character) => character.charCodeAt(0));
const ftyp = (major: string, ...compatible: string[]) =>
  bytes(`\0\0\0${String.fromCharCode(16 + 4 * compatible.length)}ftyp${major}\0\0\0\0${compatible.join('')}`);

describe('the media type of a file', () => {
  it.each([
    ['image/png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/gif', bytes('GIF89a\x01\0\x01\0')],
    ['image/webp', bytes('RIFF\x24\0\0\0WEBPVP8 ')],
    ['image/bmp', bytes('BM\x36\0\0\0\0\0\0\0\x36\0')],
    ['image/tiff', bytes('II*\0\x08\0\0\0')],
    ['image/tiff', bytes('MM\0*\0\0\0\x08')],
    ['image/avif', ftyp('avif', 'mif1', 'miaf')],
    ['image/avif', ftyp('mif1', 'avif', 'miaf')],
    ['image/heic', ftyp('heic', 'mif1', 'heic')],
    ['image/heic', ftyp('mif1', 'heic')],
    ['video/mp4', ftyp('isom', 'iso2', 'avc1', 'mp41')],
    ['video/mp4', ftyp('mp42')],
    ['video/quicktime', ftyp('qt  ', 'qt  ')],
    ['video/quicktime', bytes('\0\0\0\x08wide\0\0\x10\0mdat')],
    ['audio/mp4', ftyp('M4A ', 'isom')],
    ['video/webm', bytes('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
    ['video/x-matroska', bytes('\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska')],
    ['video/x-msvideo', bytes('RIFF\0\0\0\0AVI LIST')],
    ['video/x-flv', bytes('FLV\x01\x05')],
    ['video/mpeg', bytes('\0\0\x01\xba\x44')],
    ['video/mp2t', bytes(`G${'\xff'.repeat(187)}`.repeat(3))],
    ['audio/wav', bytes('RIFF\0\0\0\0WAVEfmt ')],
    ['audio/mpeg', bytes('ID3\x04')],
    ['audio/mpeg', bytes('\xff\xf3\x40\xc4')],
    ['audio/mpeg', bytes('\xff\xfb\x90\x00')],
    [undefined, bytes('\xff\xfeh\0i\0')],
    ['audio/flac', bytes('fLaC\0')],
    ['audio/ogg', bytes('OggS\0')],
    ['text/plain', bytes('{"detail":"Not found"}')],
    ['text/plain', bytes('BMW is no bitmap')],
    ['text/plain', bytes('The wide shot')],
    ['text/plain', new TextEncoder().encode('바다 위의 노을')],
    ['text/plain', new TextEncoder().encode('바다').subarray(0, 4)],
    [undefined, bytes('\0\x01\x02\xff')],
    [undefined, bytes('')],
  ])('is %s by its first bytes', (type, head) => {
    expect(sniffMediaType(head)).toBe(type);
  });

  it('is found or not, but never an error, whatever the bytes are', () => {
    const starts = ['\0\0\0\x20ftyp', '\x1a\x45\xdf\xa3', 'RIFF', 'BM', ''];

    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 40 }), (start, rest) => {
        const type = sniffMediaType(Uint8Array.from([...bytes(start), ...rest]));

        expect(['undefined', 'string']).toContain(typeof type);
      }),
    );
  });

  it.each([
    ['image/png', 'a PNG image'],
    ['font/woff2', 'a file of type font/woff2'],
    [undefined, 'a file of an unknown kind'],
  ])('of %s reads well in a sentence', (type, words) => {
    expect(describeMediaType(type)).toBe(words);
  });
});
