import { z } from 'zod';
import { hybridSchema } from '../../domain/hybrid/hybrid-spec.js';
import type { CommandCall } from '../command-definition.js';
import { printJson } from '../compose/print-json.js';
import type { CliContext } from '../context.js';
import { startNotice } from '../generate/start-notice.js';
import { hybridDeps } from './hybrid-deps.js';
import { makeHybridFilm } from './make-hybrid-film.js';
import { prepareHybrid } from './prepare-hybrid.js';
import { printHybridPlan } from './print-hybrid-plan.js';
import { readHybrid } from './read-hybrid.js';

/** Carries out `aivideo hybrid`. */
export async function runHybrid(call: CommandCall, context: CliContext): Promise<number> {
  const { options } = call;
  if (options.schema === true)
    return printJson(context, {
      ...z.toJSONSchema(hybridSchema, { io: 'input' }),
      title: 'A hybrid film of aivideo',
    });
  if (options.script !== undefined)
    return (await import('./hybrid-script.js')).runHybridScript(call, context);
  const onlyPlan = options.plan === true || options.dryRun === true;
  const notice = startNotice(context, { dryRun: onlyPlan });
  try {
    const read = await readHybrid(call, context);
    const deps = await hybridDeps(context);
    const prepared = await prepareHybrid({ call, context, deps }, read, onlyPlan);
    notice.clear();
    if (onlyPlan) return await printHybridPlan({ call, context, deps }, prepared);
    return await makeHybridFilm({ call, context, deps }, prepared);
  } catch (error) {
    notice.clear();
    throw error;
  }
}
