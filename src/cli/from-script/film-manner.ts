import { resolve } from 'node:path';
import type { FilmManner } from '../../domain/film-script/assemble-plan.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { filmSize } from '../../domain/film-script/film-size.js';
import type { Script } from '../../domain/scripts/script.js';
import type { CliContext } from '../context.js';
import type { FromScriptFlags } from './from-script-flags.js';
import type { FilmInput } from './read-input.js';

type Manner = Omit<FilmManner, 'model' | 'size' | 'fps'> & Partial<Pick<FilmManner, 'size' | 'fps'>>;

interface MannerWish {
  readonly script: Script;
  readonly input: FilmInput;
  readonly flags: FromScriptFlags;
}

/** What the command line says goes before the script. */
export function mannerOf({ script, input, flags }: MannerWish, { platform }: CliContext): Manner {
  const { wishes } = script;
  const music =
    flags.music !== undefined
      ? resolve(platform.cwd, flags.music)
      : wishes.music && resolve(input.folder, wishes.music);
  const language = flags.lang ?? wishes.language ?? (script.language === 'und' ? undefined : script.language);
  const title = flags.title ?? script.title;
  const style = flags.style ?? wishes.style;
  return {
    ...(title === undefined ? {} : { title: title.slice(0, 500) }),
    ...(language === undefined ? {} : { language }),
    ...(style === undefined ? {} : { style }),
    ...ofFlags(flags),
    ...(music === undefined || music === '' ? {} : { music }),
  };
}

/** A plan, as the options of the command line change it. */
export function withFlags(plan: FilmPlan, flags: FromScriptFlags, { platform }: CliContext): FilmPlan {
  const { aspect, size, model, title, lang, music } = flags;
  const shortSide = Math.min(...plan.size.split('x').map(Number));
  const shaped = size ?? (aspect === undefined ? undefined : filmSize(aspect, shortSide));
  return {
    ...plan,
    ...ofFlags(flags),
    ...(shaped === undefined ? {} : { size: shaped }),
    ...(model === undefined ? {} : { model }),
    ...(title === undefined ? {} : { title }),
    ...(lang === undefined ? {} : { language: lang }),
    ...(music === undefined ? {} : { music: resolve(platform.cwd, music) }),
  };
}

function ofFlags(flags: FromScriptFlags): Partial<Manner> {
  const {
    size,
    fps,
    fitTime,
    transition,
    transitionDuration,
    captions,
    muteClips,
    narrate,
    voice,
    makeMusic,
  } = flags;
  return {
    ...(size === undefined ? {} : { size }),
    ...(fps === undefined ? {} : { fps: /^\d+(\.\d+)?$/.test(fps) ? Number(fps) : fps }),
    ...(fitTime === undefined ? {} : { fitTime }),
    ...(transition === undefined ? {} : { transition }),
    ...(transitionDuration === undefined ? {} : { transitionSeconds: transitionDuration }),
    ...(captions === undefined ? {} : { captions }),
    ...(muteClips === true ? { clipSound: false } : {}),
    ...(narrate === undefined ? {} : { narrate: narrate === true ? 'auto' : narrate }),
    ...(voice === undefined ? {} : { voices: Object.fromEntries(voice) }),
    ...(makeMusic === undefined ? {} : { makeMusic }),
  };
}
