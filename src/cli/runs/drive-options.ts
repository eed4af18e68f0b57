import type { Command } from 'commander';
import type { Settings } from '../../domain/config.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import { decimal, seconds, wholeNumber } from '../option-values.js';
import type { DriveOptions } from './drive-run.js';

/** Options of every command that starts or awaits jobs. */
export function addDriveOptions(command: Command): Command {
  return command
    .option(
      '--max-cost <usd>',
      'start nothing that could take the run above this',
      decimal({ min: 0, max: 1_000_000 }),
    )
    .option('--allow-unknown-price', 'start jobs of unknown price although there is a limit')
    .option(
      '--timeout <time>',
      'stop waiting after this long; the jobs go on (exit 8)',
      seconds({ min: 1, max: 604_800 }),
    )
    .option('--concurrency <n>', 'jobs at the same time', wholeNumber({ min: 1, max: 64 }))
    .option('--keep-jobs', 'leave jobs running on Ctrl-C')
    .option('--no-cache', 'make clips anew and keep none for later')
    .option('-f, --force', 'overwrite a file that is there');
}

/** What those options say, with the configuration behind them. */
export function readDriveOptions(flags: Readonly<Record<string, unknown>>, settings: Settings): DriveOptions {
  const timeout = flags.timeout;
  return {
    overwrite: flags.force === true,
    keepJobs: flags.keepJobs === true,
    detach: flags.detach === true,
    retryUnknown: flags.retryUnknown === true,
    noCache: flags.cache === false,
    timeoutSeconds: typeof timeout === 'number' ? timeout : settings.timeoutSeconds,
  };
}

/** A plan from the journal under the limits and the concurrency that are given now. */
export function withDriveFlags(plan: ClipPlan, flags: Readonly<Record<string, unknown>>): ClipPlan {
  const { maxCost, concurrency, allowUnknownPrice } = flags;
  return {
    ...plan,
    ...(typeof maxCost === 'number' ? { maxCostUsd: maxCost } : {}),
    ...(typeof concurrency === 'number' ? { concurrency } : {}),
    ...(allowUnknownPrice === true ? { allowUnknownPrice: true } : {}),
  };
}
