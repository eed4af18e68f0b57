import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClipProber } from '../../src/adapters/media/probe-clip.js';
import { createProvenanceStore } from '../../src/adapters/media/provenance-store.js';
import { deliverClip } from '../../src/workflows/clips/deliver-clip.js';
import { frameHashes, makeClip, x264 } from '../adapters/media/sample-clip.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import {
  type Answer,
  clipBytes,
  createDeliveryRig,
  marked,
  namesIn,
  provenance,
  refuse,
  serve,
} from './delivery-rig.js';

const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'];

describe('delivering real clips', () => {
  it.each([
    ['with its index at the end', 'mp4', x264, 'boat.mp4'],
    ['with its index in front', 'mp4', ['-movflags', '+faststart', ...x264], 'boat.mp4'],
    ['in fragments', 'mp4', ['-movflags', '+frag_keyframe+empty_moov', '-g', '8', ...x264], 'boat.mp4'],
    ['of QuickTime', 'mov', x264, 'boat.mp4'],
    ['of WebM', 'webm', vp9, 'boat.webm'],
    ['of Matroska', 'mkv', x264, 'boat.mkv'],
    ['of GIF', 'gif', [], 'boat.gif'],
  ])('brings a clip %s through drops to its end, frame by frame', async (_, extension, output, name) => {
    const source = await makeClip(await temporaryFolder(), `clip.${extension}`, { output });
    const content = await readFile(source);
    const third = serve(content, { bytes: Math.ceil(content.length / 3), end: 'drop' });
    const rig = await createDeliveryRig([third, third, third, serve(content)]);
    const deps = { ...rig.deps, prober: createClipProber(), provenance: createProvenanceStore() };

    const delivered = await deliverClip(deps, rig.request, rig.call);

    expect(delivered.path).toBe(join(rig.folder, name));
    expect(await namesIn(rig.folder)).toEqual([name]);
    expect(delivered.media.video?.frames).toBe(24);
    expect(await frameHashes(delivered.path)).toBe(await frameHashes(source));
    const isMarked = name === 'boat.mp4';
    expect(await deps.provenance.read(delivered.path)).toEqual(isMarked ? provenance : undefined);
  });

  it('finds such a clip again without the network', async () => {
    const content = await readFile(await makeClip(await temporaryFolder(), 'clip.mp4'));
    const rig = await createDeliveryRig([serve(content)]);
    const deps = { ...rig.deps, prober: createClipProber(), provenance: createProvenanceStore() };
    const first = await deliverClip(deps, rig.request, rig.call);

    const second = await deliverClip(deps, rig.request, rig.call);

    expect(second).toEqual(first);
    expect(rig.calls).toHaveLength(1);
  });

  it('comes to the same clip whatever the weather was', async () => {
    const clip = clipBytes('mp4', 60_000);
    const bad: fc.Arbitrary<Answer> = fc.oneof(
      fc
        .record({
          bytes: fc.integer({ min: 0, max: clip.byteLength }),
          end: fc.constantFrom('whole', 'drop'),
          ignoresRange: fc.boolean(),
          totalBytes: fc.constantFrom(clip.byteLength, clip.byteLength - 7),
          version: fc.constantFrom('"one"', '"two"'),
        })
        .map((options) => serve(clip, options)),
      fc.constantFrom(
        refuse('rate-limited', true),
        refuse('network-timeout', true),
        refuse('download-failed'),
      ),
    );

    await fc.assert(
      fc.asyncProperty(fc.array(bad, { maxLength: 4 }), async (answers) => {
        const good = Array.from({ length: 10 }, () => serve(clip, { version: '"one"' }));
        const rig = await createDeliveryRig([...answers.filter(isPassing), ...good]);

        const delivered = await deliverClip(rig.deps, rig.request, rig.call);

        expect(await readFile(delivered.path, 'utf8')).toBe(marked(clip));
        expect(await namesIn(rig.folder)).toEqual(['boat.mp4']);
      }),
      { numRuns: 60 },
    );
  });
});

/** A refusal for good at the start of a file ends a delivery, as it should. */
function isPassing(answer: Answer): boolean {
  try {
    answer(0, { url: '' });
    return true;
  } catch (error) {
    return error instanceof Error && 'retryable' in error && error.retryable === true;
  }
}
