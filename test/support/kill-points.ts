import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { faults } from './fake-replicate/faults.js';
import type { Phase } from './fake-replicate/holds.js';
import type { RouteName } from './fake-replicate/matching.js';
import type { BreakOrder, LinePoint } from './kill-order.js';
import type { KillRig } from './kill-rig.js';

/** A moment in the life of a program. */
export type Moment = (rig: KillRig) => Promise<unknown>;

/** A point at which a program is ended: it breaks its own disk, or it is ended from outside. */
export interface KillPoint {
  readonly name: string;
  readonly how: { readonly order: BreakOrder } | { readonly moment: Moment };
  /** What goes on with the run: `aivideo resume`, the same with the run's name, or the same command again. */
  readonly by: 'resume' | 'resume RUN' | 'again';
  /** Jobs of the run. Default: one, and eight of which four run at a time. */
  readonly jobs?: readonly number[];
}

type JournalEvent = NonNullable<BreakOrder['journal']>['event'];

function line(event: JournalEvent, at: LinePoint, by: KillPoint['by'] = 'resume'): KillPoint {
  return { name: `${event} ${lineText[at]}`, how: { order: { journal: { event, at } } }, by };
}

/** A point that does not depend on the number of jobs, or is next to one that does. */
function alone(point: KillPoint): KillPoint {
  return { ...point, jobs: [1] };
}

const lineText: Readonly<Record<LinePoint, string>> = {
  unwritten: 'not yet written',
  'first-byte': 'torn after its first byte',
  half: 'torn in its middle',
  'no-line-end': 'written without its line end',
  unsynced: 'written and not yet on the disk',
  synced: 'on the disk',
};

function request(route: RouteName, phase: Phase, { after = 0 } = {}): KillPoint {
  const which = after === 0 ? '' : ` number ${after + 1}`;
  const name = `${route} request${which} ${phaseText[phase]}`;
  return { name, how: { moment: held(route, phase, after) }, by: 'resume' };
}

const phaseText: Readonly<Record<Phase, string>> = {
  'before-read': 'not yet read',
  'after-accept': 'accepted and not yet answered',
  'mid-body': 'half answered',
};

/** Resolves when a request stands at a phase. */
export function held(route: RouteName, phase: Phase, after = 0): Moment {
  return ({ fake }) => fake.hold(route, phase, { after }).reached;
}

/** Resolves when a part of the first clip has come and no more of it comes. */
export function downloaded(fraction: number): Moment {
  return async ({ fake, folder }) => {
    fake.onNextRequest('download', faults.stalledInBody(fraction));
    await vi.waitFor(async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.part'));
      const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
      if (!sizes.some((size) => size > 0)) throw new Error('nothing has come yet');
    }, waiting);
  };
}

const waiting = { interval: 10, timeout: 20_000 };

function file(
  name: string,
  call: NonNullable<BreakOrder['call']>,
  by: KillPoint['by'] = 'resume',
): KillPoint {
  return { name, how: { order: { call } }, by };
}

/** From the first line of the journal to the answer of the paid call. */
export const startPoints: readonly KillPoint[] = [
  alone(file('the lock just taken', { name: 'link', path: '/lock$', when: 'after' }, 'again')),
  alone(line('run-start', 'unwritten', 'again')),
  alone(line('run-start', 'half', 'again')),
  line('run-start', 'synced'),
  alone(line('shot-intent', 'unwritten')),
  line('shot-intent', 'half', 'again'),
  alone(line('shot-intent', 'no-line-end')),
  line('shot-intent', 'synced'),
  request('create', 'before-read'),
  request('create', 'after-accept'),
  request('create', 'mid-body'),
];

/** From the answer of the paid call to the end of the job. */
export const jobPoints: readonly KillPoint[] = [
  line('shot-start', 'unwritten'),
  alone(line('shot-start', 'first-byte')),
  line('shot-start', 'half', 'again'),
  alone(line('shot-start', 'no-line-end')),
  alone(line('shot-start', 'unsynced')),
  line('shot-start', 'synced'),
  request('status', 'before-read'),
  alone(request('status', 'mid-body')),
  line('shot-output', 'half'),
  alone(line('shot-output', 'synced', 'again')),
];

/** From the first byte of the clip to the last line of the journal. */
export const deliveryPoints: readonly KillPoint[] = [
  alone(request('download', 'before-read')),
  { name: 'the first half of the download', how: { moment: downloaded(0.25) }, by: 'resume' },
  { name: 'the second half of the download', how: { moment: downloaded(0.75) }, by: 'again' },
  file('the clip whole, its final name not given', { name: 'link', path: '\\.mp4$', when: 'before' }),
  file('the final name given, the temporary one still there', {
    name: 'link',
    path: '\\.mp4$',
    when: 'after',
  }),
  alone(file('the temporary name taken away', { name: 'unlink', path: '\\.part$', when: 'after' })),
  alone(line('shot-end', 'unwritten')),
  line('shot-end', 'half', 'again'),
  alone(line('shot-end', 'synced')),
  line('run-end', 'unwritten'),
  alone(line('run-end', 'half')),
  alone(line('run-end', 'synced', 'resume RUN')),
];
