import { AivideoError } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { ModelDefinition } from '../models/define-model.js';
import { estimatePrice } from '../models/estimate-price.js';
import { findSideModel, sideModelNames } from '../models/side/index.js';
import { validateInput } from '../models/validate-input.js';
import type { PlannedShot } from '../run/plan.js';
import type { ScriptLanguage } from '../scripts/script.js';
import type { SpokenText } from './spoken-text.js';

/** How a speech model is told what to say. */
interface SpeechInput {
  readonly limit: number;
  /** Ending of what it makes. */
  readonly ending: string;
  input(spoken: SpokenText): JsonObject;
}

const languageNames = { ko: 'Korean', en: 'English', und: 'auto' } as const;

const speechInputs: Readonly<Record<string, SpeechInput>> = {
  kokoro: {
    limit: 20_000,
    ending: 'wav',
    input: ({ text, voice }) => ({ text, voice: voice ?? 'af_bella', speed: 1 }),
  },
  'speech-02-turbo': {
    limit: 5_000,
    ending: 'mp3',
    input: ({ text, voice, language }) => ({
      text,
      voice_id: voice ?? 'Wise_Woman',
      language_boost: languageNames[language],
    }),
  },
};

/** The speech model for a language when none is named: Kokoro has no Korean voices. */
export function speechModelFor(language: ScriptLanguage): string {
  return language === 'en' ? 'kokoro' : 'speech-02-turbo';
}

export interface SpeechPlanOptions {
  /** Name or address of a speech model. */
  readonly model: string;
  /** Absolute; where the files go. */
  readonly folder: string;
  readonly deadlineSeconds: number;
}

/**
 * Jobs that speak texts, as shots of a run named `speech-ID`. Everything that can be wrong is found here.
 * Errors: `model-unknown`; `input-invalid` for a text that is longer than the model takes.
 */
export function planSpeech(texts: readonly SpokenText[], options: SpeechPlanOptions): readonly PlannedShot[] {
  const { model, speech } = findSpeechModel(options.model);
  return texts.map((spoken): PlannedShot => {
    const length = [...spoken.text].length;
    if (length > speech.limit)
      throw new AivideoError(
        'input-invalid',
        `Text ${spoken.id} has ${length} characters; \`${model.name}\` speaks ${speech.limit} at most`,
        { details: { text: spoken.id } },
      );
    const input = { ...model.fixedInput, ...speech.input(spoken) };
    validateInput(model.schema, input, model.name);
    return {
      shot: `speech-${spoken.id}`,
      kind: 'sound',
      input,
      attachments: [],
      price: estimatePrice(model, input),
      output: `${options.folder}/speech-${spoken.id}.${speech.ending}`,
      own: ownModel(model, { prompt: spoken.text, deadlineSeconds: options.deadlineSeconds }),
    };
  });
}

function findSpeechModel(name: string): { readonly model: ModelDefinition; readonly speech: SpeechInput } {
  const model = findSideModel(name);
  const speech = model && speechInputs[model.name];
  if (model === undefined || speech === undefined)
    throw new AivideoError(
      'model-unknown',
      `\`${name}\` is no speech model that aivideo knows: ${sideModelNames('speech').join(', ')}`,
      { details: { model: name } },
    );
  return { model, speech };
}

/** What a shot says of a side model. */
export function ownModel(
  model: ModelDefinition,
  more: { readonly prompt: string; readonly deadlineSeconds: number },
): NonNullable<PlannedShot['own']> {
  const { provider, name, slug, version } = model;
  const modelRef = version === undefined ? slug : `${slug}:${version}`;
  return {
    provider,
    model: name,
    modelRef,
    ...(version === undefined ? {} : { version }),
    draft: false,
    ...more,
  };
}
