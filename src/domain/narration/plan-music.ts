import { AivideoError } from '../errors.js';
import type { JsonObject } from '../json.js';
import { estimatePrice } from '../models/estimate-price.js';
import { findSideModel, sideModelNames } from '../models/side/index.js';
import { validateInput } from '../models/validate-input.js';
import type { PlannedShot } from '../run/plan.js';
import { ownModel } from './plan-speech.js';

export interface MusicPlanOptions {
  /** The music in words. */
  readonly prompt: string;
  /** Of the film; music models make so much or less, and what is shorter is repeated. */
  readonly seconds: number;
  readonly seed: number;
  /** Name or address of a music model. Default `musicgen`. */
  readonly model?: string;
  /** Absolute; where the file goes. */
  readonly folder: string;
  readonly deadlineSeconds: number;
}

/** Beyond this MusicGen loses its thread: it was trained on 30 s (Copet et al. 2023, https://arxiv.org/abs/2306.05284). */
const mostMusicgenSeconds = 30;

/** The job that makes a film's music, as a shot of its run named `music`. Errors: `model-unknown`. */
export function planMusic(options: MusicPlanOptions): PlannedShot {
  const { model: name = 'musicgen', prompt, folder, deadlineSeconds } = options;
  const model = findSideModel(name);
  if (model?.kind !== 'music')
    throw new AivideoError(
      'model-unknown',
      `\`${name}\` is no music model that aivideo knows: ${sideModelNames('music').join(', ')}`,
      { details: { model: name } },
    );
  const input = { ...model.fixedInput, ...musicInput(model.name, options) };
  validateInput(model.schema, input, model.name);
  return {
    shot: 'music',
    kind: 'sound',
    input,
    attachments: [],
    seed: options.seed,
    price: estimatePrice(model, input),
    output: `${folder}/music.wav`,
    own: ownModel(model, { prompt, deadlineSeconds }),
  };
}

function musicInput(model: string, { prompt, seconds, seed }: MusicPlanOptions): JsonObject {
  if (model !== 'musicgen') return { prompt, seed };
  const duration = Math.max(1, Math.min(mostMusicgenSeconds, Math.ceil(seconds)));
  return { prompt, duration, output_format: 'wav', seed };
}
