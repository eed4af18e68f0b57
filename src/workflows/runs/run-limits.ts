import { checkBudget } from '../../domain/run/budget.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { MakeClipDeps } from '../clips/make-clip.js';

/** What a plan may cost, and how long its jobs are waited for, as the workflows want to be told. */
export function runLimits(
  { recorder, clock }: MakeClipDeps,
  plan: ClipPlan,
  timeoutSeconds: number | undefined,
): Pick<MakeClipDeps, 'checkStart' | 'waitUntilMs'> {
  const budget = {
    ...(plan.maxCostUsd === undefined ? {} : { maxUsd: plan.maxCostUsd }),
    allowUnknownPrice: plan.allowUnknownPrice === true,
  };
  return {
    ...(timeoutSeconds === undefined ? {} : { waitUntilMs: clock.monotonicMs() + timeoutSeconds * 1000 }),
    checkStart(shot) {
      const state = recorder.state();
      if (state !== undefined) checkBudget(budget, state, shot);
    },
  };
}
