import { describe, expect, it } from 'vitest';
import { createJobSlots, createSlotTurns } from '../../../src/workflows/jobs/job-slots.js';
import { openStation } from '../../support/drive-weather.js';

const never = new AbortController().signal;

/** A task that ends when it is told to. */
function openTask() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, run: () => ended };
}

describe('slots for jobs', () => {
  it('hold so many tasks and let the others in one by one, in their order', async () => {
    const slots = createJobSlots(2);
    const tasks = [openTask(), openTask(), openTask(), openTask()];
    const begun: number[] = [];
    const all = tasks.map(({ run }, index) =>
      slots.hold(() => {
        begun.push(index);
        return run();
      }, never),
    );
    await Promise.resolve();

    expect(begun).toEqual([0, 1]);
    tasks[1]?.end();
    await all[1];
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of tasks) end();
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('give back the slot of a task that fails', async () => {
    const slots = createJobSlots(1);

    await expect(slots.hold(() => Promise.reject(new Error('no')), never)).rejects.toThrow('no');

    expect(await slots.hold(async () => 'next', never)).toBe('next');
  });

  it('let go of one that gives up waiting, and of its place', async () => {
    const slots = createJobSlots(1);
    const first = openTask();
    const held = slots.hold(first.run, never);
    const controller = new AbortController();
    const impatient = slots.hold(async () => 'impatient', controller.signal);
    const patient = slots.hold(async () => 'patient', never);

    controller.abort(new Error('enough'));
    first.end();

    await expect(impatient).rejects.toThrow('enough');
    expect([await held, await patient]).toEqual([undefined, 'patient']);
  });

  it('are taken in turn, whoever asks first, and not waited for by those who ask for none', async () => {
    const takeTurn = createSlotTurns(createJobSlots(1));
    const [first, second, third, fourth] = [takeTurn(), takeTurn(), takeTurn(), takeTurn()];
    const begun: number[] = [];
    const ask = (turn: typeof first, number: number) => turn.hold(async () => begun.push(number), never);

    const held = [ask(fourth, 4), ask(second, 2)];
    await Promise.resolve();
    expect(begun).toEqual([]);
    held.push(ask(first, 1));
    third.pass();
    await Promise.all(held);

    expect(begun).toEqual([1, 2, 4]);
  });

  it('are free again when a job has ended: the next one runs while its clip is fetched', async () => {
    const station = await openStation({ speed: 20 });
    const fetching = station.fake.hold('download', 'before-read');
    const run = station.run('generate', 'A quiet sea', '-n', '2', '--concurrency', '1');

    await fetching.reached;
    await station.fake.whenEnded('create', 2);
    fetching.release();

    expect(await run).toMatchObject({ status: 0 });
    expect(await station.clips()).toHaveLength(2);
  });
});
