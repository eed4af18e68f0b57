import { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import { planQuestion } from '../../domain/narration/plan-question.js';
import type { LanguageQuestion } from '../../domain/prompts/llm/language-question.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { Cost } from '../../domain/run/price.js';
import type { LanguageModel } from '../../ports/language-model.js';
import type { MakeClipDeps } from '../clips/make-clip.js';
import { generateClips } from '../generate-clips.js';

export interface AskedRun {
  /** Of the run; with its limits, so that questions count in its budget. */
  readonly deps: MakeClipDeps;
  /** What a run begins with that has not been started yet: its shots may be none. */
  readonly begin: {
    readonly plan: ClipPlan;
    readonly command: string;
    readonly request?: JsonObject;
    readonly goal?: JsonObject;
  };
  /** Name or address of a language model. */
  readonly model: string;
  /** Absolute; where the answers go. */
  readonly folder: string;
  readonly deadlineSeconds: number;
  /** US dollars of a question, by the user's own word. */
  readonly priceUsd?: number | undefined;
  /** The run is over with the answer. */
  readonly isWhole?: boolean;
  /** SHA-256 of a text, hexadecimal: the same question has the same name in every process. */
  hash(text: string): string;
}

/**
 * A language model whose answers are jobs of a run: on record before they are paid, never asked for again when the run is
 * gone on with, and counted in its budget. Errors of `ask`: those of `generateClips` for the one job.
 */
export function createRunLanguageModel(run: AskedRun): LanguageModel {
  const { deps, begin, model, folder, deadlineSeconds, priceUsd, isWhole = false, hash } = run;
  return {
    id: model,
    async ask(question, call) {
      const asked = { system: systemText(question), user: question.user };
      const name = questionName(question, hash);
      const planned = planQuestion(asked, { shot: name, model, folder, deadlineSeconds, priceUsd });
      const before = deps.recorder.state()?.plan ?? begin.plan;
      const others = before.shots.filter(({ shot }) => shot !== name);
      const order = { ...begin, plan: { ...before, shots: [...others, planned] } };
      const only = ({ shot }: { readonly shot: string }) => shot === name;
      const [made] = (await generateClips(deps, { ...order, overwrite: true, isPart: !isWhole, only }, call))
        .shots;
      call.signal.throwIfAborted();
      if (made?.ok === false) throw made.error;
      if (made?.clip.text === undefined)
        throw new AivideoError('bug', `The answer to \`${name}\` is not on record`);
      return { text: made.clip.text, cost: costOf(made.clip.cost, priceUsd) };
    },
  };
}

/** What the provider does not tell, the user may have. */
function costOf(cost: Cost, priceUsd: number | undefined): Cost {
  if (cost.known || priceUsd === undefined) return cost;
  return { known: true, usd: priceUsd, basis: 'a question, by the configuration' };
}

/** Names a question within a run: by its words alone. */
export function questionName(question: LanguageQuestion, hash: (text: string) => string): string {
  return `question-${hash(JSON.stringify([systemText(question), question.user])).slice(0, 10)}`;
}

/** Models on Replicate take no schema for their answers: they are told of it. */
function systemText({ system, schema }: LanguageQuestion): string {
  return `${system}\n\nAnswer with JSON alone, by this JSON Schema:\n${JSON.stringify(schema.definition)}`;
}
