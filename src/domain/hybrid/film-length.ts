import { AivideoError } from '../errors.js';
import { type FrameRate, framesIn } from '../timeline/frame-rate.js';

export const lengthNames = ['simulation', 'ai', 'longest', 'shortest', 'script'] as const;

/** Whose length the film has, or seconds. */
export type FilmLength = (typeof lengthNames)[number] | number;

/** Frames of the film. A half without a length of its own (an image) is undefined. Errors: `input-invalid`. */
export function filmFrames(
  length: FilmLength,
  halves: { readonly simulation: number | undefined; readonly ai: number | undefined },
  rate: FrameRate,
): number {
  if (typeof length === 'number') return Math.max(1, framesIn(length, rate));
  if (length === 'script')
    throw new AivideoError('input-invalid', '`--length script` needs `--script`, which has timings', {
      details: { command: 'hybrid' },
    });
  const known = [halves.simulation, halves.ai].flatMap((frames) => frames ?? []);
  const asked = {
    simulation: halves.simulation,
    ai: halves.ai,
    longest: Math.max(...known),
    shortest: Math.min(...known),
  };
  const frames = asked[length];
  if (frames !== undefined && Number.isFinite(frames)) return Math.max(1, frames);
  throw new AivideoError(
    'input-invalid',
    `\`--length ${length}\` has no length: that half is an image; give seconds`,
    {
      details: { command: 'hybrid' },
    },
  );
}
