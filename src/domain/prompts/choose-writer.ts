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
    };

type LlmSettings = Pick<Settings, 'prompts' | 'llmBaseUrl' | 'llmModel' | 'llmApiKey'>;

/**
 * Chooses by `--prompts`, else by the configuration, else a language model where one is configured and the rules where
 * not. Errors: `config-invalid` when a language model is asked for and none is configured.
 */
export function chooseWriter(settings: LlmSettings, asked?: 'rules' | 'llm'): WriterChoice {
  const { llmBaseUrl: baseUrl, llmModel: model, llmApiKey: apiKey } = settings;
  const how = asked ?? settings.prompts;
  if (how === 'rules') return { kind: 'rules' };
  if (baseUrl !== undefined && model !== undefined) return { kind: 'llm', baseUrl, model, apiKey };
  if (how === undefined) return { kind: 'rules' };
  const missing = baseUrl === undefined ? 'AIVIDEO_LLM_BASE_URL' : 'AIVIDEO_LLM_MODEL';
  throw new AivideoError(
    'config-invalid',
    `Prompts are to be written by a language model, and \`${missing}\` is not set`,
    { details: { provider: 'llm', missing } },
  );
}
