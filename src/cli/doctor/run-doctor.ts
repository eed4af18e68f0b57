import { checkEnvironment } from '../../workflows/check-environment.js';
import { printJson, wantsJson } from '../config/print-json.js';
import type { CliContext } from '../context.js';
import { reportText } from './report-text.js';

/** Runs the checks, prints them and returns 1 when something is broken. */
export async function runDoctor(context: CliContext): Promise<number> {
  const { platform, signal } = context;
  const [probe, configuration] = await Promise.all([context.environmentProbe(), context.configuration()]);
  const report = await checkEnvironment(
    {
      nodeVersion: platform.nodeVersion,
      clock: platform.clock,
      probe,
      configuration,
      directory: async () => (await context.services()).directory(),
    },
    { signal },
  );
  if (wantsJson(context))
    printJson(context, { ok: report.ok, checks: report.checks.map((check) => ({ ...check })) });
  else
    platform.stdout.write(
      reportText(report, { paint: context.paint, width: platform.stdout.columns ?? 100 }),
    );
  return report.ok ? 0 : 1;
}
