import { captionsSpec } from './captions-spec.js';
import { clipSpec, type FilmSpec } from './film-spec.js';

/** A file that a film is made of. */
export interface FilmInput {
  readonly file: string;
  /** `clip 3`, `the music`, ... */
  readonly role: string;
}

/** Every file that a film names, in the order of its clips. */
export function filmInputs({ clips, music, narration, captions }: FilmSpec): readonly FilmInput[] {
  return [
    ...clips.map((entry, index) => ({ file: clipSpec(entry).file, role: `clip ${index + 1}` })),
    ...(music === undefined ? [] : [{ file: fileOf(music), role: 'the music' }]),
    ...(narration === undefined ? [] : [{ file: fileOf(narration), role: 'the narration' }]),
    ...(captions === undefined ? [] : [{ file: captionsSpec(captions).file, role: 'the captions' }]),
  ];
}

function fileOf(sound: string | { readonly file: string }): string {
  return typeof sound === 'string' ? sound : sound.file;
}
