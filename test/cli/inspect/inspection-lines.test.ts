import { describe, expect, it } from 'vitest';
import { inspectionLines } from '../../../src/cli/inspect/inspection-lines.js';
import type { Provenance } from '../../../src/domain/clips/provenance.js';
import type { InspectedClip } from '../../../src/workflows/inspect-clip.js';

const provenance: Provenance = {
  tool: 'aivideo 0.1.0',
  provider: 'replicate',
  model: 'zeroscope',
  version: '9f747673945c',
  prompt: '바다 위의 노을',
  seed: 0,
  input: { num_frames: 24, prompt: '바다 위의 노을' },
  job: 'gm3qorzdhgbfurvjtvhg6dckhu',
  sourceType: 'trainedAlgorithmicMedia',
};

const clip: InspectedClip = {
  path: '/films/boat.mp4',
  media: {
    container: 'mp4',
    bytes: 412_345,
    durationSeconds: 3,
    video: { codec: 'avc', width: 320, height: 576, fps: 24000 / 1001, frames: 72, rotation: 90 },
    audio: { codec: 'aac', channels: 2, sampleRate: 44_100 },
  },
  sha256: 'ba7816bf',
  provenance,
};

const listing = (shown: InspectedClip) =>
  inspectionLines(shown).map(({ label, text }) => `${label.padEnd(9)}|${text}`);

describe('the listing of a clip', () => {
  it('tells what it is and how it was made', () => {
    expect(listing(clip)).toMatchInlineSnapshot(`
      [
        "Video    |320x576, 23.98 fps, 72 frames, avc, turned 90°",
        "Duration |3.0 s",
        "Audio    |aac, 44100 Hz, 2 channels",
        "File     |mp4, 412 kB",
        "SHA-256  |ba7816bf",
        "Made by  |zeroscope (replicate)",
        "Version  |9f747673945c",
        "Prompt   |바다 위의 노을",
        "Seed     |0",
        "Input    |num_frames = 24",
        "         |prompt = "바다 위의 노을"",
        "Job      |gm3qorzdhgbfurvjtvhg6dckhu",
        "Tool     |aivideo 0.1.0",
        "Source   |trainedAlgorithmicMedia: made by a trained model (AI)",
      ]
    `);
  });

  it('says plainly that there is no provenance, and leaves out what there is not', () => {
    const { provenance: _, media, ...rest } = clip;
    const { audio: __, ...silent } = media;

    expect(listing({ ...rest, media: silent })).toMatchInlineSnapshot(`
      [
        "Video    |320x576, 23.98 fps, 72 frames, avc, turned 90°",
        "Duration |3.0 s",
        "File     |mp4, 412 kB",
        "SHA-256  |ba7816bf",
        "Made by  |unknown: the file carries no provenance",
      ]
    `);
  });

  it('does not call a draft AI', () => {
    const lines = listing({ ...clip, provenance: { ...provenance, sourceType: 'algorithmicMedia' } });

    expect(lines.at(-1)).toBe('Source   |algorithmicMedia: drawn by rules, not AI');
  });

  it('lets nothing in a file move the cursor or change colours', () => {
    const hostile = 'red \u001b[31m, bell \u0007, lines\r\nbelow \u009b2J';

    const lines = listing({
      ...clip,
      provenance: {
        ...provenance,
        prompt: hostile,
        model: hostile,
        job: hostile,
        input: { [hostile]: hostile },
      },
    });

    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
    expect(lines).toContain('Prompt   |red  [31m, bell  , lines below  2J');
  });

  it('shortens long inputs, but not the prompt', () => {
    const long = 'sea '.repeat(100);

    const lines = listing({ ...clip, provenance: { ...provenance, prompt: long, input: { style: long } } });

    expect(lines).toContain(`Prompt   |${long}`);
    expect(lines.find((line) => line.startsWith('Input'))).toHaveLength('Input    |style = '.length + 100);
  });
});
