import type { Adjustment } from '../adjustment.js';
import type { FilmSpec } from '../film/film-spec.js';
import { sampleRate } from './frame-rate.js';
import type { AudioPlan } from './render-plan.js';

/** Seconds that nobody misses at the end of a narration. */
const unheardSeconds = 0.1;

/** What of the asked sound is not heard: a loudness of silence, a narration that is longer than the film. */
export function soundAdjustments(
  { loudness }: FilmSpec,
  { audio, samples }: { readonly audio: AudioPlan | undefined; readonly samples: number },
): readonly Adjustment[] {
  if (audio === undefined) {
    if (loudness === undefined) return [];
    return [{ option: 'loudness', kind: 'unsupported', asked: loudness, reason: 'the film has no sound' }];
  }
  const filmSeconds = samples / sampleRate;
  const seconds = audio.narration?.file.durationSeconds ?? 0;
  if (seconds <= filmSeconds + unheardSeconds) return [];
  const reason = 'the film is shorter than its narration';
  const [asked, used] = [seconds, filmSeconds].map((length) => `${Math.round(length * 10) / 10} s`);
  return [{ option: 'narration', kind: 'clamped', asked: asked ?? '', used: used ?? '', reason }];
}
