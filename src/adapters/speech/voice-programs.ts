import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import type { ScriptLanguage } from '../../domain/scripts/script.js';
import type { SpeechMaker } from '../../ports/speech-maker.js';
import { createProgramVoice, type VoiceProgram } from './program-voice.js';

/** Words a minute; espeak-ng's own 175 is quicker than a narrator. */
const espeakPace = '155';

const espeakVoices: Readonly<Record<ScriptLanguage, string>> = { ko: 'ko', en: 'en-us', und: 'en-us' };
/** Voices that macOS brings along. */
const sayVoices: Readonly<Record<ScriptLanguage, string>> = { ko: 'Yuna', en: 'Samantha', und: 'Samantha' };

const programs: readonly VoiceProgram[] = [
  {
    id: 'say',
    command: 'say',
    args: ({ language, voice }, path) => [
      ...['-v', voice ?? sayVoices[language], '-o', path],
      ...['--file-format=WAVE', '--data-format=LEI16@22050', '-f', '-'],
    ],
  },
  {
    id: 'espeak-ng',
    command: 'espeak-ng',
    args: ({ language, voice }, path) => [
      ...['-v', voice ?? espeakVoices[language], '-s', espeakPace, '-w', path],
      ...['-b', '1', '--stdin'],
    ],
  },
];

export interface VoiceOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `say`, `espeak-ng`. Absent: the first that is there. */
  readonly name?: string;
}

/** A voice of this machine. Errors: `speech-missing` when there is none. */
export async function findVoiceProgram({ env, name }: VoiceOptions): Promise<SpeechMaker> {
  for (const program of programs.filter(({ id }) => name === undefined || id === name))
    if (await isOnPath(program.command, env)) return createProgramVoice(program, { ...env });
  const wanted = name ?? programs.map(({ id }) => id).join(' or ');
  throw new AivideoError('speech-missing', `No voice program was found on this machine: ${wanted}`);
}

/** Names of the voice programs that are known. */
export const voicePrograms: readonly string[] = programs.map(({ id }) => id);

async function isOnPath(command: string, { PATH = '' }: VoiceOptions['env']): Promise<boolean> {
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  const tries = folders.map((folder) =>
    access(join(folder, command), constants.X_OK).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(tries)).includes(true);
}
