import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { Envelope } from '../../../src/domain/run/run-event.js';
import { createRecorder, runName } from '../../../src/workflows/runs/run-recorder.js';
import { createMemoryJournal } from '../../support/memory-journal.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { planOf } from '../run-rig.js';

const start = {
  type: 'run-start',
  command: 'generate',
  tool: 'aivideo 0.1.0',
  plan: planOf([{ seed: 1 }]),
} as const;
const resume = { type: 'run-resume', tool: 'aivideo 0.1.0' } as const;
const end = { type: 'run-end', state: 'done' } as const;

/** A recorder over a disk that can be full. */
function createRig() {
  const journal = createMemoryJournal();
  const disk = { isFull: false };
  const shown: Envelope[] = [];
  const failing = {
    ...journal,
    async append(envelope: Envelope) {
      await Promise.resolve();
      if (disk.isFull) throw new AivideoError('disk-full', 'No space');
      return journal.append(envelope);
    },
  };
  const sinks = [{ emit: (envelope: Envelope) => void shown.push(envelope) }];
  const recorder = createRecorder({ journal: failing, sinks, clock: createMovingClock() }, 'run-1');
  return { recorder, disk, written: () => journal.envelopes.map(({ event }) => event.type), shown };
}

describe('the recorder of a run', () => {
  it('does not show what can not be written and must not happen without a record', async () => {
    const { recorder, disk, shown } = createRig();
    disk.isFull = true;

    await expect(recorder.record(start)).rejects.toMatchObject({ code: 'disk-full' });

    expect(shown).toEqual([]);
  });

  it('shows what has happened, and writes it as soon as there is space again', async () => {
    const { recorder, disk, written, shown } = createRig();
    await recorder.record(start);
    disk.isFull = true;

    await recorder.note({ type: 'shot-void', shot: '1' });
    await recorder.note(resume);
    const gap = recorder.gap();
    disk.isFull = false;
    await recorder.note(end);

    expect(gap?.code).toBe('disk-full');
    expect(recorder.gap()).toBeUndefined();
    expect(written()).toEqual(['run-start', 'shot-void', 'run-resume', 'run-end']);
    expect(shown.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('shows events in their order, though some need not be written', async () => {
    const { recorder, shown } = createRig();

    await Promise.all([
      recorder.record(start),
      recorder.record({ type: 'shot-progress', shot: '1', state: 'queued' }),
      recorder.note(end),
    ]);

    expect(shown.map(({ seq, event }) => `${seq} ${event.type}`)).toEqual([
      '1 run-start',
      '2 shot-progress',
      '3 run-end',
    ]);
  });

  it('knows what was recorded before it is on the disk', async () => {
    const { recorder } = createRig();

    const recorded = recorder.record(start);

    expect(recorder.state()?.run).toBe('run-1');
    await recorded;
  });

  it('counts on where an earlier process has stopped', async () => {
    const { recorder, shown } = createRig();
    await recorder.record(start);
    const earlier = recorder.state();
    const journal = createMemoryJournal();

    const next = createRecorder({ journal, sinks: [], clock: createMovingClock() }, 'run-1', earlier);
    await next.note(resume);

    expect([shown[0]?.seq, journal.envelopes[0]?.seq]).toEqual([1, 2]);
  });

  it('names runs by their start', () => {
    expect(runName(Date.UTC(2026, 10, 22, 8, 15, 30), 'k3f9')).toBe('20261122-081530-k3f9');
  });
});
