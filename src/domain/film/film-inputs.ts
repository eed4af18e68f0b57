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

/** The same film with each of its paths replaced. */
export function withPaths(spec: FilmSpec, pathOf: (path: string) => string): FilmSpec {
  const { output, music, narration, captions } = spec;
  const entry = <Entry extends { readonly file: string }>(from: string | Entry): string | Entry =>
    typeof from === 'string' ? pathOf(from) : { ...from, file: pathOf(from.file) };
  return {
    ...spec,
    clips: spec.clips.map(entry),
    ...(output === undefined ? {} : { output: pathOf(output) + (/[/\\]$/.test(output) ? '/' : '') }),
    ...(music === undefined ? {} : { music: entry(music) }),
    ...(captions === undefined ? {} : { captions: entry(captions) }),
    ...(narration === undefined ? {} : { narration: entry(narration) }),
  };
}

function fileOf(sound: string | { readonly file: string }): string {
  return typeof sound === 'string' ? sound : sound.file;
}
