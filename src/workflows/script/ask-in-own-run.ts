import { estimatePrice } from '../../domain/models/estimate-price.js';
import { findSideModel } from '../../domain/models/side/index.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { LanguageModel } from '../../ports/language-model.js';
import { findUnfinishedRun } from '../runs/find-unfinished-run.js';
import { openRun, type RunServices } from '../runs/open-run.js';
import { runLimits } from '../runs/run-limits.js';
import { createRunLanguageModel, questionName } from './ask-in-run.js';

export interface OwnRunOptions {
  readonly services: RunServices;
  /** Name or address of a language model of the provider. */
  readonly model: string;
  /** Absolute; where the answers go. */
  readonly folder: string;
  readonly deadlineSeconds: number;
  /** US dollars of a question, by the user's own word. */
  readonly priceUsd?: number | undefined;
  /** US dollars that a question may cost. */
  readonly maxCostUsd?: number | undefined;
  readonly allowUnknownPrice?: boolean | undefined;
  readonly timeoutSeconds?: number | undefined;
  /** SHA-256 of a text, hexadecimal. */
  hash(text: string): string;
}

/** The command in the records of such runs. */
export const askCommand = 'prompts';

/**
 * A language model at the provider. Each question is a run of its own: on record before it is paid, gone on with when a process died
 * over it, and answered from the cache ever after. Errors of `ask`: `model-unknown`, and those of the job.
 */
export function createOwnRunLanguageModel(options: OwnRunOptions): LanguageModel {
  const { services, model, hash } = options;
  return {
    id: model,
    async ask(question, call) {
      const request = { question: questionName(question, hash), model };
      const earlier = await findUnfinishedRun(await services.journal(), request);
      const opened = await openRun(services, 'replicate', { sinks: [], run: earlier?.run });
      try {
        const plan = emptyPlan(options);
        const limits = runLimits(opened.deps, plan, options.timeoutSeconds);
        const asked = createRunLanguageModel({
          ...options,
          deps: { ...opened.deps, ...limits },
          begin: { plan, command: askCommand, request },
          isWhole: true,
        });
        return await asked.ask(question, call);
      } finally {
        await opened.release();
      }
    },
  };
}

function emptyPlan({ model: name, maxCostUsd, allowUnknownPrice, deadlineSeconds }: OwnRunOptions): ClipPlan {
  const model = findSideModel(name);
  return {
    provider: 'replicate',
    model: model?.name ?? name,
    modelRef: model?.slug ?? name,
    schema: 'catalogue',
    draft: false,
    shots: [],
    adjustments: [],
    price: estimatePrice(model, {}),
    concurrency: 1,
    deadlineSeconds,
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    ...(allowUnknownPrice === true ? { allowUnknownPrice } : {}),
  };
}
