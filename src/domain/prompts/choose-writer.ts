import type { Settings } from '../config.js';
import { AivideoError } from '../errors.js';

/** Who writes prompts. */
export type WriterChoice =
  | { readonly kind: 'rules' }
  | {
      readonly kind: 'llm';
      /** Up to and with `/v1`. */
      readonly baseUrl: string;
      readonly model: string;
      readonly apiKey: string | undefined;
    }
  /** A language model on Replicate, paid for. */
  | { readonly kind: 'replicate'; readonly model: string };

type LlmSettings = Pick<Settings, 'prompts' | 'llmBaseUrl' | 'llmModel' | 'llmApiKey' | 'replicateToken'>;

/** Small, quick, and good at following a schema. */
const usualModel = 'gpt-5-mini';

/**
 * Chooses by `--prompts`, else by the configuration, else a language model where one is configured and the rules where
 * not. Without an endpoint the model is one on Replicate, where there is a token. Errors: `config-invalid` when a language
 * model is asked for and there is none.
 */
export function chooseWriter(settings: LlmSettings, asked?: 'rules' | 'llm'): WriterChoice {
  const { llmBaseUrl: baseUrl, llmModel: model, llmApiKey: apiKey } = settings;
  const how = asked ?? settings.prompts;
  if (how === 'rules') return { kind: 'rules' };
  if (baseUrl !== undefined && model !== undefined) return { kind: 'llm', baseUrl, model, apiKey };
  const onReplicate = baseUrl === undefined && settings.replicateToken !== undefined;
  if (onReplicate && (how === 'llm' || model !== undefined))
    return { kind: 'replicate', model: model ?? usualModel };
  if (how === undefined) return { kind: 'rules' };
  const missing = baseUrl === undefined ? 'AIVIDEO_LLM_BASE_URL' : 'AIVIDEO_LLM_MODEL';
  throw new AivideoError(
    'config-invalid',
    `Prompts are to be written by a language model, and \`${missing}\` is not set`,
    { details: { provider: 'llm', missing } },
  );
}
