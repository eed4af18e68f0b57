import { AivideoError } from '../errors.js';
import type { JsonObject } from '../json.js';
import { estimatePrice } from '../models/estimate-price.js';
import { findSideModel, sideModelNames } from '../models/side/index.js';
import { validateInput } from '../models/validate-input.js';
import type { PlannedShot } from '../run/plan.js';
import type { Price } from '../run/price.js';
import { ownModel } from './plan-speech.js';

/** What a language model is asked. */
export interface AskedQuestion {
  readonly system: string;
  readonly user: string;
}

export interface QuestionPlanOptions {
  /** The shot's name in its run: `question-1`. */
  readonly shot: string;
  /** Name or address of a language model. */
  readonly model: string;
  /** Absolute; where the answer goes. */
  readonly folder: string;
  readonly deadlineSeconds: number;
  /** US dollars of a question, by the user's own word. */
  readonly priceUsd?: number | undefined;
}

/** A question as a shot of a run. Errors: `model-unknown`. */
export function planQuestion(question: AskedQuestion, options: QuestionPlanOptions): PlannedShot {
  const model = findSideModel(options.model);
  if (model?.kind !== 'language')
    throw new AivideoError(
      'model-unknown',
      `\`${options.model}\` is no language model that aivideo knows: ${sideModelNames('language').join(', ')}`,
      { details: { model: options.model } },
    );
  const input = { ...model.fixedInput, ...questionInput(model.name, question) };
  validateInput(model.schema, input, model.name);
  return {
    shot: options.shot,
    kind: 'text',
    input,
    attachments: [],
    price: options.priceUsd === undefined ? estimatePrice(model, input) : ownPrice(options.priceUsd),
    output: `${options.folder}/${options.shot}.txt`,
    own: ownModel(model, { prompt: question.user, deadlineSeconds: options.deadlineSeconds }),
  };
}

function ownPrice(usd: number): Price {
  if (usd === 0) return { kind: 'free', basis: 'by the configuration' };
  const basis = 'a question, by the configuration';
  return { kind: 'estimate', lowUsd: usd, highUsd: usd, basis, asOf: 'today', source: 'configuration' };
}

/** Names of the inputs differ from maker to maker. */
function questionInput(model: string, { system, user }: AskedQuestion): JsonObject {
  if (model.startsWith('gemini')) return { prompt: user, system_instruction: system };
  if (model === 'gpt-5-mini') return { prompt: user, system_prompt: system, reasoning_effort: 'minimal' };
  return { prompt: user, system_prompt: system };
}
