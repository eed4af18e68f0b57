import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFrameReader } from '../../../../src/adapters/ffmpeg/extend/frame-reader.js';
import { matchColors } from '../../../../src/domain/extend/color-match.js';
import { pictureDifference } from '../../../../src/domain/extend/film-picture.js';
import type { FilmSource } from '../../../../src/domain/timeline/film-source.js';
import { planFilm } from '../../../../src/domain/timeline/plan-film.js';
import { codedClip, ffmpeg } from '../../../support/coded-clip.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';

const call = { signal: new AbortController().signal };
const reader = createFrameReader({ env: process.env });

/** A clip of 64x36 with 24 frames at 24 a second, in a film of its own. */
function inFilm(path: string) {
  const source: FilmSource = {
    ...{ path, sha256: '', kind: 'video', format: 'mp4', width: 64, height: 36, fps: 24 },
    ...{ durationSeconds: 1, hasAudio: false, isColorTagged: true },
  };
  const { clips, format } = planFilm({ spec: { clips: [path] }, sources: [source], sounds: {} });
  const [clip] = clips;
  if (clip === undefined) throw new Error('The film has no clip');
  return { clip, format };
}

/** A colourful picture that stands still; `look` are filters that change it. */
async function colorful(name: string, look: string): Promise<string> {
  const path = join(await temporaryFolder(), name);
  const tagged = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';
  await ffmpeg(
    ...['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=24,trim=end_frame=1,loop=loop=23:size=1', '-vf'],
    `${look},scale=out_color_matrix=bt709,format=yuv420p,${tagged}`,
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '2', path],
  );
  return path;
}

describe('frames of a clip in a film', () => {
  it('tell their light and whether they are black', async () => {
    const path = await codedClip(join(await temporaryFolder(), 'clip.mp4'), {
      frames: 24,
      firstLuma: 80,
      options: ['-vf', "geq=lum='if(lt(N,20),80+2*N,16)':cb=128:cr=128"],
    });

    const lights = await reader.lights(inFilm(path), call);

    expect(lights).toHaveLength(24);
    expect(lights.map(({ isBlack }) => isBlack)).toEqual(
      Array.from({ length: 24 }, (_, frame) => frame >= 20),
    );
    expect(lights[0]?.brightness).toBeCloseTo((80 - 16) / 219, 2);
    expect(lights[19]?.brightness).toBeCloseTo((118 - 16) / 219, 2);
  });

  it('are read one by one, as the film shows them', async () => {
    const place = inFilm(await codedClip(join(await temporaryFolder(), 'clip.mp4'), { frames: 24 }));

    for (const frame of [0, 7, 23]) {
      const { luma, blue } = await reader.picture(place, frame, call);
      expect(luma).toHaveLength(64 * 36);
      expect(blue).toHaveLength(32 * 18);
      expect(Math.abs((luma[700] ?? 0) - (40 + 2 * frame))).toBeLessThanOrEqual(1);
    }
  });

  it('become pictures that are the same to the byte, and that no reader takes for darker or brighter', async () => {
    const place = inFilm(await codedClip(join(await temporaryFolder(), 'clip.mp4'), { frames: 24 }));
    const paths = [join(await temporaryFolder(), 'one.png'), join(await temporaryFolder(), 'other.png')];

    for (const path of paths) await reader.writeFrame({ ...place, frame: 23 }, path, call);

    const [one = Buffer.of(), other] = await Promise.all(paths.map((path) => readFile(path)));
    expect(one).toEqual(other);
    expect(one.includes('gAMA')).toBe(false);
    const pixels = await ffmpeg('-i', paths[0] ?? '', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1');
    expect(Math.abs((pixels[700] ?? 0) - ((86 - 16) / 219) * 255)).toBeLessThanOrEqual(1.5);
  });
});

describe('colours that are led over', () => {
  it('begin as those of the clip before and end as they were made', async () => {
    const wanted = inFilm(await colorful('before.mp4', 'null'));
    const given = inFilm(
      await colorful('after.mp4', 'eq=brightness=0.06:contrast=0.85:saturation=0.8,colorbalance=rm=0.15'),
    );
    const goal = await reader.picture(wanted, 23, call);
    const made = await reader.picture(given, 0, call);
    const match = matchColors(goal, made);
    if (match === undefined) throw new Error('The two look the same');
    const led = { ...given, clip: { ...given.clip, colorMatch: { ...match, fadeFrames: 12 } } };

    const differences = await Promise.all(
      [0, 6, 12, 23].map(async (frame) => pictureDifference(goal, await reader.picture(led, frame, call))),
    );

    const asMade = pictureDifference(goal, made);
    expect(asMade).toBeGreaterThan(8);
    const [first = 99, middle = 0, last = 0, after = 0] = differences;
    expect(first).toBeLessThan(asMade / 2.5);
    expect(middle).toBeGreaterThan(first);
    expect(middle).toBeLessThan(asMade * 0.8);
    expect(Math.abs(last - asMade)).toBeLessThan(0.3);
    expect(Math.abs(after - asMade)).toBeLessThan(0.3);
  });
});
