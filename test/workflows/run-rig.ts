import { AivideoError } from '../../src/domain/errors.js';
import type { JsonObject } from '../../src/domain/json.js';
import type { JobStatus } from '../../src/domain/run/job.js';
import type { ClipPlan, PlannedShot } from '../../src/domain/run/plan.js';
import type { Price } from '../../src/domain/run/price.js';
import type { RunEvent } from '../../src/domain/run/run-event.js';
import type { RecentJob, StartOptions, VideoProvider } from '../../src/ports/video-provider.js';
import { createOrderLanes } from '../../src/workflows/jobs/order-lanes.js';
import { createStartGate } from '../../src/workflows/jobs/start-gate.js';
import type { StartDeps } from '../../src/workflows/jobs/start-shot.js';
import { loadRun } from '../../src/workflows/runs/load-run.js';
import { createRecorder, type RunRecorder } from '../../src/workflows/runs/run-recorder.js';
import { createCountedRandomness } from '../support/counted-randomness.js';
import { createEventClock, type EventClock } from '../support/event-clock.js';
import { createMemoryJournal } from '../support/memory-journal.js';

/** What becomes of one start: `lost` and `unsent` are never answered, and only `lost` makes a job. */
export type StartStep =
  | 'answered'
  | 'lost'
  | 'unsent'
  | { readonly refused: AivideoError }
  /** Answered after so many milliseconds, whatever the caller wants. */
  | { readonly afterMs: number };

/** A service whose every start goes as scripted; those not scripted are answered. */
export interface ScriptedService {
  readonly provider: VideoProvider;
  /** Every paid call, in order. */
  readonly starts: JsonObject[];
  /** Newest first. */
  readonly jobs: RecentJob[];
  /** When the list was asked for, in milliseconds. */
  readonly looks: number[];
  readonly canceled: string[];
  statuses: Record<string, JobStatus>;
  /** What listing throws. */
  listError?: AivideoError;
}

export function createScriptedService(clock: EventClock, script: readonly StartStep[]): ScriptedService {
  const steps = [...script];
  const unused = async (): Promise<never> => {
    throw new Error('This service makes no files');
  };
  const service: ScriptedService = {
    starts: [],
    jobs: [],
    looks: [],
    canceled: [],
    statuses: {},
    provider: {
      id: 'scripted',
      paid: true,
      start: (modelRef, input, call) => start(service, clock, { modelRef, input, call, step: steps.shift() }),
      status: async ({ id }) => service.statuses[id] ?? { state: 'running' },
      async cancel({ id }) {
        service.canceled.push(id);
      },
      open: unused,
      attach: unused,
      async *recentJobs() {
        service.looks.push(clock.monotonicMs());
        if (service.listError !== undefined) throw service.listError;
        yield* service.jobs;
      },
    },
  };
  return service;
}

interface Started {
  readonly modelRef: string;
  readonly input: JsonObject;
  readonly call: StartOptions;
  readonly step: StartStep | undefined;
}

async function start(
  service: ScriptedService,
  clock: EventClock,
  { modelRef, input, step = 'answered' }: Started,
) {
  service.starts.push(input);
  if (typeof step === 'object' && 'refused' in step) throw step.refused;
  if (typeof step === 'object') await clock.sleep(step.afterMs, new AbortController().signal);
  if (step === 'unsent') throw new AivideoError('job-unknown', 'No answer came');
  const job = { provider: 'scripted', id: `job${service.starts.length}`, data: null };
  service.jobs.unshift({ job, model: modelRef.split(':')[0] ?? '', input });
  if (step === 'lost') throw new AivideoError('job-unknown', 'No answer came');
  return job;
}

const price: Price = {
  kind: 'estimate',
  lowUsd: 0.02,
  highUsd: 0.04,
  basis: 'a clip',
  asOf: '2026-11-22',
  source: 'the test',
};

/** Shots `1`, `2`, ... with these inputs. */
export function planOf(inputs: readonly JsonObject[]): ClipPlan {
  const shots = inputs.map(
    (input, index): PlannedShot => ({
      shot: String(index + 1),
      input,
      attachments: [],
      price,
      output: `/clips/${index + 1}.mp4`,
    }),
  );
  return {
    provider: 'scripted',
    model: 'painter',
    modelRef: 'studio/painter',
    schema: 'catalogue',
    draft: false,
    shots,
    adjustments: [],
    price,
    concurrency: 4,
    deadlineSeconds: 1800,
  };
}

export interface RunRig {
  readonly clock: EventClock;
  readonly service: ScriptedService;
  readonly journal: ReturnType<typeof createMemoryJournal>;
  readonly plan: ClipPlan;
  readonly deps: StartDeps;
  /** Types of the events in the journal, with their shots. */
  story(): readonly string[];
  /** Another process takes the run over. */
  takeOver(): Promise<StartDeps>;
}

/** A started run of these inputs at a scripted service; waiting takes no time. */
export async function createRunRig(
  inputs: readonly JsonObject[],
  script: readonly StartStep[] = [],
): Promise<RunRig> {
  const clock = createEventClock();
  const service = createScriptedService(clock, script);
  const journal = createMemoryJournal();
  const plan = planOf(inputs);
  const depsFor = (recorder: RunRecorder): StartDeps => ({
    provider: service.provider,
    journal,
    clock,
    randomness: createCountedRandomness(),
    recorder,
    gate: createStartGate(clock),
    lanes: createOrderLanes(),
  });
  const recorder = createRecorder({ journal, clock, sinks: [] }, 'run-1');
  await recorder.record({ type: 'run-start', command: 'generate', tool: 'aivideo 0.1.0', plan });
  return {
    clock,
    service,
    journal,
    plan,
    deps: depsFor(recorder),
    story: () => journal.envelopes.map(({ event }) => told(event)),
    async takeOver() {
      const earlier = await loadRun(journal, 'run-1');
      const next = createRecorder({ journal, clock, sinks: [] }, 'run-1', earlier);
      await next.note({ type: 'run-resume', tool: 'aivideo 0.1.0' });
      return depsFor(next);
    },
  };
}

function told(event: RunEvent): string {
  return 'shot' in event ? `${event.type} ${event.shot}` : event.type;
}
