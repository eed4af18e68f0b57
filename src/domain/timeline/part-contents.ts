import { clipsOf, picturesOf } from './composite-segment.js';
import type { RenderPlan, Segment } from './render-plan.js';

/** The hashes of all files whose content decides the pictures of a segment. */
export function segmentContents({ clips }: RenderPlan, segment: Segment): readonly string[] {
  return [
    ...positionsOf(segment).map((position) => clips[position - 1]?.source.sha256 ?? ''),
    ...(segment.kind === 'composite' ? picturesOf(segment.composite).map(({ sha256 }) => sha256) : []),
    ...segment.overlays.map(({ sha256 }) => sha256),
  ];
}

function positionsOf(segment: Segment): readonly number[] {
  switch (segment.kind) {
    case 'window':
      return [segment.clip, segment.nextClip];
    case 'composite':
      return clipsOf(segment.composite);
    case 'body':
    case 'copy':
      return [segment.clip];
    default:
      return segment satisfies never;
  }
}

/** The hashes of all files whose content decides the sound of a film. */
export function soundContents({ clips, audio }: RenderPlan): readonly string[] {
  return [
    ...[...(audio?.clips ?? []), ...(audio?.alongside ?? [])].map(
      ({ clip }) => clips[clip - 1]?.source.sha256 ?? '',
    ),
    ...[audio?.music, audio?.narration].flatMap((sound) => (sound === undefined ? [] : [sound.file.sha256])),
  ];
}
