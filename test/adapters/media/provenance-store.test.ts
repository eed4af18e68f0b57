import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClipProber } from '../../../src/adapters/media/probe-clip.js';
import { parseXmpPacket } from '../../../src/adapters/media/provenance/parse-xmp-packet.js';
import { renderXmpPacket } from '../../../src/adapters/media/provenance/xmp-packet.js';
import { createProvenanceStore } from '../../../src/adapters/media/provenance-store.js';
import type { Provenance } from '../../../src/domain/clips/provenance.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { frameHashes, makeClip, runFfmpeg, x264 } from './sample-clip.js';

const store = createProvenanceStore();
const prober = createClipProber();
const call = { signal: new AbortController().signal };
const faststart = ['-movflags', '+faststart', ...x264];

const provenance: Provenance = {
  tool: 'aivideo 0.1.0',
  provider: 'replicate',
  model: 'zeroscope',
  version: '9f747673945c',
  prompt: 'a "paper" <boat> & \'river\' ]]> 바다 위의 노을 🌅 שלום\nsecond line\r\n\tthird',
  seed: 0,
  input: { prompt: 'a <boat>', num_frames: 24, nested: { list: [1, null, true] } },
  job: 'gm3qorzdhgbfurvjtvhg6dckhu',
  sourceType: 'trainedAlgorithmicMedia',
};

function atom(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + content.length, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
}

function uuidAtom(uuid: string, content: string): Buffer {
  return atom('uuid', Buffer.concat([Buffer.from(uuid, 'hex'), Buffer.from(content)]));
}

const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';
const foreignXmp = uuidAtom(xmpUuid, '<x:xmpmeta xmlns:x="adobe:ns:meta/">theirs</x:xmpmeta>');

describe('provenance in a clip', () => {
  it.each([
    ['a file with its index at the end', 'mp4', x264],
    ['a file with its index in front', 'mp4', faststart],
    ['a fragmented file', 'mp4', ['-movflags', '+frag_keyframe+empty_moov', '-g', '8', ...x264]],
    ['a QuickTime file', 'mov', x264],
  ])('is read back from %s, whose frames stay what they were', async (_, extension, output) => {
    const path = await makeClip(await temporaryFolder(), `clip.${extension}`, { output });
    const before = { hashes: await frameHashes(path), media: await prober.probe(path, call) };

    const isWritten = await store.write(path, provenance);

    expect(isWritten).toBe(true);
    expect(await store.read(path)).toEqual(provenance);
    expect(await frameHashes(path)).toBe(before.hashes);
    expect(await prober.probe(path, call)).toEqual({ ...before.media, bytes: (await stat(path)).size });
  });

  it('is the same to the byte however often it is written', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    await store.write(path, provenance);
    const once = await readFile(path);

    await store.write(path, { ...provenance, prompt: 'something longer '.repeat(50) });
    await store.write(path, provenance);

    expect((await readFile(path)).equals(once)).toBe(true);
  });

  it('leaves every byte before it alone', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    const before = await readFile(path);

    await store.write(path, provenance);

    expect((await readFile(path)).subarray(0, before.length).equals(before)).toBe(true);
  });

  it('follows a last box whose size was left open, which then gets its size', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4', { output: faststart });
    const hashes = await frameHashes(path);
    const bytes = await readFile(path);
    const mdat = bytes.lastIndexOf('mdat', undefined, 'latin1') - 4;
    const size = bytes.readUInt32BE(mdat);
    bytes.writeUInt32BE(0, mdat);
    await writeFile(path, bytes);

    await store.write(path, provenance);

    expect((await readFile(path)).readUInt32BE(mdat)).toBe(size);
    expect(await store.read(path)).toEqual(provenance);
    expect(await frameHashes(path)).toBe(hashes);
  });

  it('finds its way past boxes with 64-bit sizes', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4', { output: faststart });
    const hashes = await frameHashes(path);
    const bytes = await readFile(path);
    // ffmpeg leaves eight bytes free before the media, for exactly this.
    const free = bytes.lastIndexOf('free', undefined, 'latin1') - 4;
    const size = bytes.readUInt32BE(free + 8) + 8;
    bytes.writeUInt32BE(1, free);
    bytes.write('mdat', free + 4, 'latin1');
    bytes.writeBigUInt64BE(BigInt(size), free + 8);
    await writeFile(path, bytes);

    const isWritten = await store.write(path, provenance);

    expect(isWritten).toBe(true);
    expect(await store.read(path)).toEqual(provenance);
    expect(await frameHashes(path)).toBe(hashes);
  });

  it('keeps the XMP of somebody else and stands beside it', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    const withForeign = Buffer.concat([await readFile(path), foreignXmp]);
    await writeFile(path, withForeign);

    await store.write(path, provenance);
    await store.write(path, provenance);

    const after = await readFile(path);
    expect(after.subarray(0, withForeign.length).equals(withForeign)).toBe(true);
    expect(after.indexOf('theirs')).toBe(after.lastIndexOf('theirs'));
    expect(await store.read(path)).toEqual(provenance);
  });

  it('makes free space of an old one that something follows', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    const hashes = await frameHashes(path);
    const plain = await readFile(path);
    await store.write(path, { ...provenance, seed: 41 });
    const first = await readFile(path);
    await writeFile(path, Buffer.concat([first, foreignXmp]));

    await store.write(path, provenance);

    const after = await readFile(path);
    expect(after.toString('latin1', plain.length + 4, plain.length + 8)).toBe('free');
    expect(after.length).toBeGreaterThan(first.length + foreignXmp.length);
    expect(await store.read(path)).toEqual(provenance);
    expect(await frameHashes(path)).toBe(hashes);
  });

  it('leaves the index of a fragmented file at its end, where players look for it', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4', {
      output: ['-movflags', '+frag_keyframe+empty_moov', '-g', '8', ...x264],
    });
    const before = await readFile(path);
    const index = before.subarray(before.length - before.readUInt32BE(before.length - 4));

    await store.write(path, provenance);
    await store.write(path, { ...provenance, seed: 2 });

    const after = await readFile(path);
    expect(index.toString('latin1', 4, 8)).toBe('mfra');
    expect(after.subarray(after.length - index.length).equals(index)).toBe(true);
    expect(await store.read(path)).toEqual({ ...provenance, seed: 2 });
  });

  it('leaves a file alone that a C2PA signature seals', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    const sealed = Buffer.concat([
      await readFile(path),
      uuidAtom('d8fec3d61b0e483c92975828877ec481', 'manifest'),
    ]);
    await writeFile(path, sealed);

    const isWritten = await store.write(path, provenance);

    expect(isWritten).toBe(false);
    expect((await readFile(path)).equals(sealed)).toBe(true);
  });

  it.each([
    ['a WebM', 'clip.webm', ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']],
    ['a GIF', 'clip.gif', []],
    ['a PNG', 'clip.png', ['-frames:v', '1']],
    [
      'an AVIF, which is built like an MP4 but is a still',
      'clip.avif',
      ['-frames:v', '1', '-c:v', 'libaom-av1', '-cpu-used', '8'],
    ],
  ])('has no place in %s', async (_, name, output) => {
    const path = await makeClip(await temporaryFolder(), name, { output });
    const before = await readFile(path);

    const isWritten = await store.write(path, provenance);

    expect(isWritten).toBe(false);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await store.read(path)).toBeUndefined();
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 10)],
    ['followed by something that is no box', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('tail')])],
  ])('is not written into a file that was %s', async (_, damage) => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    const damaged = damage(await readFile(path));
    await writeFile(path, damaged);

    const isWritten = await store.write(path, provenance);

    expect(isWritten).toBe(false);
    expect((await readFile(path)).equals(damaged)).toBe(true);
  });

  it('is absent from an empty file, a text and a clip of somebody else', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'empty.mp4'), '');
    await writeFile(join(folder, 'text.mp4'), 'hello hello hello');
    const clip = await makeClip(folder, 'clip.mp4');

    const found = [
      await store.read(join(folder, 'empty.mp4')),
      await store.read(join(folder, 'text.mp4')),
      await store.read(clip),
    ];

    expect(found).toEqual([undefined, undefined, undefined]);
  });

  it('survives being copied by ffmpeg into a file without it, which has none', async () => {
    const folder = await temporaryFolder();
    const path = await makeClip(folder, 'clip.mp4');
    await store.write(path, provenance);
    const copy = join(folder, 'copy.mp4');

    await runFfmpeg(['-i', path, '-c', 'copy', copy]);

    expect(await store.read(copy)).toBeUndefined();
  });

  it('names the path that can not be read or written', async () => {
    const path = join(await temporaryFolder(), 'nowhere.mp4');

    await expect(store.read(path)).rejects.toMatchObject({ code: 'input-file-unreadable' });
    await expect(store.write(path, provenance)).rejects.toMatchObject({ code: 'output-unwritable' });
  });
});

describe('the XMP packet', () => {
  it('carries the standard properties', () => {
    const packet = renderXmpPacket({ ...provenance, prompt: 'a <boat>' }).toString('utf8');

    expect(packet.split('\n').filter((line) => /<(xmp|dc|Iptc4xmpExt):/.test(line))).toEqual([
      '   <xmp:CreatorTool>aivideo 0.1.0</xmp:CreatorTool>',
      '   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">a &#60;boat&#62;</rdf:li></rdf:Alt></dc:description>',
      '   <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>',
      '   <Iptc4xmpExt:AISystemUsed>zeroscope</Iptc4xmpExt:AISystemUsed>',
      '   <Iptc4xmpExt:AISystemVersionUsed>9f747673945c</Iptc4xmpExt:AISystemVersionUsed>',
      '   <Iptc4xmpExt:AIPromptInformation>a &#60;boat&#62;</Iptc4xmpExt:AIPromptInformation>',
    ]);
  });

  it('does not call a draft AI', () => {
    const packet = renderXmpPacket({ ...provenance, sourceType: 'algorithmicMedia' }).toString('utf8');

    expect(packet).toContain('digitalsourcetype/algorithmicMedia<');
    expect(packet).not.toContain('Iptc4xmpExt:AI');
  });

  it('holds only what XML can hold', () => {
    const prompt = 'bell \x07 half \ud83c none \uffff';

    const packet = renderXmpPacket({ ...provenance, prompt }).toString('utf8');

    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(packet).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
    expect(packet).toContain('x-default">bell \ufffd half \ufffd none \ufffd<');
    expect(parseXmpPacket(packet)?.prompt).toBe(prompt);
  });

  it('gives back keys that mean something to JavaScript', () => {
    const wanted = { ...provenance, input: { value: JSON.parse('{"__proto__":{"a":1},"constructor":2}') } };

    const read = parseXmpPacket(renderXmpPacket(wanted).toString('utf8'));

    expect(JSON.stringify(read?.input)).toBe('{"value":{"__proto__":{"a":1},"constructor":2}}');
  });

  it('gives back any text', () => {
    const text = fc.string({ unit: 'binary' });

    fc.assert(
      fc.property(text, text, fc.jsonValue(), (prompt, model, value) => {
        const wanted = { ...provenance, prompt, model, input: { value: JSON.parse(JSON.stringify(value)) } };

        const read = parseXmpPacket(renderXmpPacket(wanted).toString('utf8'));

        expect(JSON.stringify(read?.input)).toBe(JSON.stringify(wanted.input));
        expect(read).toMatchObject({ prompt, model });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      'another prefix and apostrophes',
      (packet: string) =>
        packet
          .replaceAll('aivideo:P', 'ns1:P')
          .replace('xmlns:aivideo="', 'xmlns:ns1="')
          .replaceAll('"urn:x-aivideo:provenance:1#"', "'urn:x-aivideo:provenance:1#'"),
    ],
    [
      'an attribute',
      (packet: string) =>
        packet.replace(
          /(1#")>[\s\S]*<aivideo:Provenance>(.*)<\/aivideo:Provenance>\n/,
          '$1\n  aivideo:Provenance="$2">\n',
        ),
    ],
    [
      'names instead of numbers for special characters',
      (packet: string) =>
        packet
          .replaceAll('&#60;', '&lt;')
          .replaceAll('&#62;', '&gt;')
          .replaceAll('&#34;', '&quot;')
          .replaceAll('&#38;', '&amp;')
          .replaceAll('&#39;', '&apos;'),
    ],
  ])('is understood with %s, as other programs write it', (_, rewrite) => {
    const packet = renderXmpPacket(provenance).toString('utf8');

    const rewritten = rewrite(packet);

    expect(rewritten).not.toBe(packet);
    expect(parseXmpPacket(rewritten)).toEqual(provenance);
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['other JSON', '{"tool":1}'],
    ['an unknown source type', JSON.stringify({ ...provenance, sourceType: 'painted' })],
  ])('gives nothing when the property holds %s', (_, content) => {
    const packet = `<d xmlns:aivideo="urn:x-aivideo:provenance:1#"><aivideo:Provenance>${content.replaceAll('<', '&lt;').replaceAll('&', '&amp;')}</aivideo:Provenance></d>`;

    expect(parseXmpPacket(packet)).toBeUndefined();
  });
});
