import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { KillPoint } from './kill-points.js';
import { createKillRig, expectDelivered, type KillRig, runBroken, runUntil } from './kill-rig.js';
import { type CliResult, runCli } from './run-cli.js';

/** Most of the time goes by in waiting; programs of ten tests keep two processors busy. */
vi.setConfig({ maxConcurrency: 10 });

/** Kills the program at each point and has it go on: everything is delivered, and paid once. */
export function describeKills(points: readonly KillPoint[]): void {
  const cases = points.flatMap((point) => (point.jobs ?? [1, 8]).map((jobs) => ({ ...point, jobs })));
  it.for(cases)('$name: nothing of $jobs job(s) is lost', async (point, context) => {
    const rig = await createKillRig(point.jobs, context);

    await kill(rig, point.how);
    const result = await goOn(rig, point.by);

    await expectDelivered(rig, result);
  });
}

async function kill(rig: KillRig, how: KillPoint['how']): Promise<void> {
  const result =
    'order' in how
      ? await runBroken(rig, { ...how.order, nth: rig.count === 1 || isOnce(how.order) ? 1 : 3 })
      : await runUntil(rig, () => how.moment(rig), 'SIGKILL');
  expect(result.signal, result.stderr).toBe('SIGKILL');
}

/** What happens once in a run, however many jobs it has. */
function isOnce({ journal, call }: Extract<KillPoint['how'], { order: unknown }>['order']): boolean {
  return journal?.event.startsWith('run-') === true || call?.path === '/lock$';
}

async function goOn(rig: KillRig, by: KillPoint['by']): Promise<CliResult> {
  if (by === 'again') return runCli([...rig.command, '--json'], rig.options);
  const named = by === 'resume' ? [] : await readdir(join(rig.folder, '.runs'));
  return runCli(['resume', ...named, '--json'], rig.options);
}
