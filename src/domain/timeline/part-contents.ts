import type { RenderPlan, Segment } from './render-plan.js';

/** The hashes of all files whose content decides the pictures of a segment. */
export function segmentContents({ clips }: RenderPlan, segment: Segment): readonly string[] {
  const positions = segment.kind === 'window' ? [segment.clip, segment.nextClip] : [segment.clip];
  return [
    ...positions.map((position) => clips[position - 1]?.source.sha256 ?? ''),
    ...segment.overlays.map(({ sha256 }) => sha256),
  ];
}

/** The hashes of all files whose content decides the sound of a film. */
export function soundContents({ clips, audio }: RenderPlan): readonly string[] {
  return [
    ...(audio?.clips ?? []).map(({ clip }) => clips[clip - 1]?.source.sha256 ?? ''),
    ...[audio?.music, audio?.narration].flatMap((sound) => (sound === undefined ? [] : [sound.file.sha256])),
  ];
}
