import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFileJournal } from '../../src/adapters/journal/file-journal.js';
import { loadRun } from '../../src/workflows/runs/load-run.js';
import { downloaded, held, type Moment } from '../support/kill-points.js';
import { createKillRig, expectDelivered, type KillRig, runUntil } from '../support/kill-rig.js';
import { runCli } from '../support/run-cli.js';

vi.setConfig({ maxConcurrency: 10 });

interface Point {
  readonly name: string;
  readonly moment: Moment;
  /** Jobs of the run. Default: one. */
  readonly jobs?: readonly number[];
}

const points: readonly Point[] = [
  { name: 'while a model is looked up', moment: held('model', 'before-read') },
  { name: 'before a start is read', moment: held('create', 'before-read') },
  { name: 'after a start is accepted', moment: held('create', 'after-accept'), jobs: [1, 8] },
  { name: 'while a start is answered', moment: held('create', 'mid-body') },
  { name: 'when jobs have been started', moment: ({ fake }) => fake.whenEnded('create') },
  { name: 'while a job is asked for', moment: held('status', 'after-accept'), jobs: [1, 8] },
  { name: 'before a download', moment: held('download', 'before-read') },
  { name: 'in the first half of a download', moment: downloaded(0.25), jobs: [1, 8] },
  { name: 'in the second half of a download', moment: downloaded(0.75) },
];

const cases = points.flatMap((point) => (point.jobs ?? [1]).map((jobs) => ({ ...point, jobs })));

describe.concurrent('SIGTERM', () => {
  it.for(cases)('$name keeps the $jobs job(s) and loses nothing', async ({ moment, jobs }, context) => {
    const rig = await createKillRig(jobs, context);

    const terminated = await runUntil(rig, () => moment(rig), 'SIGTERM');
    const ends = await runEnds(rig);
    const again = ends.length === 0 ? rig.command : ['resume'];
    const result = await runCli([...again, '--json'], rig.options);

    expect(terminated.status, terminated.stderr).toBe(143);
    expect(terminated.stderr).toContain('error: Terminated');
    expect(ends).toEqual(ends.map(() => 'interrupted'));
    await expectDelivered(rig, result);
    expect(rig.fake.requests.filter(({ route }) => route === 'cancel')).toEqual([]);
  });
});

/** How the runs have ended by their journals. Nothing else, no lock, is left of them. */
async function runEnds({ folder }: KillRig): Promise<readonly (string | undefined)[]> {
  const state = join(folder, '.runs');
  const runs = await readdir(state).catch(() => []);
  return Promise.all(
    runs.map(async (run) => {
      expect(await readdir(join(state, run))).toEqual(['journal.jsonl']);
      return (await loadRun(createFileJournal(state), run)).end;
    }),
  );
}
