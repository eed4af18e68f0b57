import { describe, expect, it } from 'vitest';
import { hardwareArgs } from '../../../../src/adapters/ffmpeg/film/hardware-args.js';
import { segmentRecipe } from '../../../../src/adapters/ffmpeg/film/render-segment.js';
import type { FilmSource } from '../../../../src/domain/timeline/film-source.js';
import { codecOf, hardwareEncoders } from '../../../../src/domain/timeline/hardware-encoders.js';
import { planFilm } from '../../../../src/domain/timeline/plan-film.js';

const source: FilmSource = {
  ...{ path: '/a.png', sha256: 'aa', kind: 'still' as const, format: 'image/png', width: 64, height: 36 },
  ...{ fps: 0, durationSeconds: 0, hasAudio: false, isColorTagged: true },
};

describe('hardwareArgs', () => {
  it.each(hardwareEncoders)('names %s, a quality and no B-frames', (encoder) => {
    const { coding } = hardwareArgs(encoder, 20);

    expect(coding.slice(0, 4)).toEqual(['-c:v', encoder, '-bf', '0']);
    expect(coding.join(' ')).toMatch(/(-cq|-global_quality|-qp_i|-q:v) (20|60)\b/);
    expect(coding.includes('hvc1')).toBe(codecOf(encoder) === 'hevc');
  });

  it('takes pictures to the card where the encoder reads them there', () => {
    const plan = planFilm({
      spec: { clips: ['/a.png'], encoder: 'h264_vaapi' },
      sources: [source],
      sounds: {},
    });
    const [segment] = plan.segments;
    if (segment === undefined) throw new Error('a film has a segment');

    const [options, filters, coding] = JSON.parse(segmentRecipe(plan, segment));

    expect(options.slice(0, 4)).toEqual(['-init_hw_device', 'vaapi=card', '-filter_hw_device', 'card']);
    expect(filters).toMatch(/,format=nv12,hwupload\[out\]$/);
    expect(coding).not.toContain('yuv420p');
  });

  it('leaves software as it is', () => {
    const plan = planFilm({ spec: { clips: ['/a.png'] }, sources: [source], sounds: {} });
    const [segment] = plan.segments;
    if (segment === undefined) throw new Error('a film has a segment');

    expect(segmentRecipe(plan, segment)).not.toMatch(/hwupload|hw_device/);
  });
});
