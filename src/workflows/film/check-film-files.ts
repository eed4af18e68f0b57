import { AivideoError } from '../../domain/errors.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ClipProber } from '../../ports/clip-prober.js';
import type { MediaEngine } from '../../ports/media-engine.js';
import type { CallOptions } from '../../ports/video-provider.js';

export interface CheckFilesDeps {
  readonly files: Pick<ClipFiles, 'inspectInput'>;
  readonly prober: ClipProber;
  readonly engine: Pick<MediaEngine, 'version'>;
}

/**
 * Before anything is paid: what makes the film is there, and so is every sound that it names. Errors: `ffmpeg-missing`,
 * `input-file-*`, `media-unreadable`.
 */
export async function checkFilmFiles(deps: CheckFilesDeps, plan: FilmPlan, call: CallOptions): Promise<void> {
  await deps.engine.version(call);
  for (const { file, role } of soundsOf(plan)) {
    try {
      await deps.files.inspectInput(file, 'any');
      const { audio } = await deps.prober.probe(file, call);
      if (audio === undefined) throw new AivideoError('media-unreadable', `\`${file}\` holds no sound`);
    } catch (error) {
      call.signal.throwIfAborted();
      if (!(error instanceof AivideoError)) throw error;
      const { code, message, cause, details } = error;
      throw new AivideoError(code, `${role}: ${message}`, { cause, details: { ...details, path: file } });
    }
  }
}

function soundsOf({ music, scenes }: FilmPlan): readonly { readonly file: string; readonly role: string }[] {
  const lines = scenes.flatMap(({ scene, narration = [] }) =>
    narration.flatMap(({ file }, index) =>
      file === undefined ? [] : [{ file, role: `Narration of scene ${scene}, line ${index + 1}` }],
    ),
  );
  return [...(music === undefined ? [] : [{ file: music, role: 'Music' }]), ...lines];
}
