import { describe, expect, it, vi } from 'vitest';
import { type Fault, faults } from '../support/fake-replicate/faults.js';
import type { RouteName } from '../support/fake-replicate/matching.js';
import { createKillRig, expectDelivered } from '../support/kill-rig.js';
import { runCli } from '../support/run-cli.js';

vi.setConfig({ maxConcurrency: 10 });

interface Break {
  readonly route: RouteName;
  readonly name: string;
  readonly fault: Fault;
}

const reset = (route: RouteName): readonly Break[] => [
  { route, name: 'reset before it was read', fault: faults.resetBeforeRead() },
  { route, name: 'reset after it was accepted', fault: faults.resetAfterAccept() },
  { route, name: 'reset in the middle of its answer', fault: faults.resetInBody(0.5) },
];

const breaks: readonly Break[] = [
  ...reset('create'),
  { route: 'create', name: 'closed after it was accepted', fault: faults.closedAfterAccept() },
  ...reset('status'),
  ...reset('download'),
  { route: 'download', name: 'closed in its first half', fault: faults.truncated(0.25) },
  { route: 'download', name: 'closed in its second half', fault: faults.truncated(0.75) },
];

/** Three of eight jobs meet each break of these. */
const together = new Set(['reset after it was accepted', 'closed in its first half']);

const cases = breaks.flatMap((each) => [
  { ...each, jobs: 1, times: 1 },
  ...(together.has(each.name) ? [{ ...each, jobs: 8, times: 3 }] : []),
]);

describe.concurrent('a connection that breaks', () => {
  it.for(cases)('$route request, $name: nothing of $jobs job(s) is lost', async (point, context) => {
    const rig = await createKillRig(point.jobs, context);
    rig.fake.onNextRequest(point.route, point.fault, { times: point.times });

    const result = await runCli([...rig.command, '--json'], rig.options);

    await expectDelivered(rig, result);
    expect(rig.fake.requests.filter(({ end }) => end === 'broken')).not.toEqual([]);
  });

  it('breaks off for good: the run is gone on with when it is back', async (context) => {
    const rig = await createKillRig(1, context);
    rig.fake.onEveryRequest('list', faults.notFound());
    rig.fake.onNextRequest('create', faults.resetAfterAccept());

    const lost = await runCli(rig.command, rig.options);
    rig.fake.clearScript();
    const result = await runCli(['resume', '--json'], rig.options);

    expect(lost.status, lost.stderr).toBe(6);
    expect(lost.stderr).toContain('It is unknown whether a job was started');
    await expectDelivered(rig, result);
  });
});
