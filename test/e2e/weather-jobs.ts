import { faults } from '../support/fake-replicate/faults.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import type { WeatherRow } from './weather-row.js';

/** While jobs wait and run, and in how they end. */
export const jobWeather: readonly WeatherRow[] = [
  {
    title: 'a storm of 503 while the job runs',
    station: { speed: 200 },
    weather: (fake) => fake.onNextRequest('status', faults.unavailable(), { times: 10 }),
    shows: /waits .*status 503/,
  },
  {
    title: '503 for good while the job runs',
    station: { speed: 1500 },
    weather: (fake) => fake.onEveryRequest('status', faults.unavailable()),
    status: 5,
    code: 'provider-failed',
    says: 'status 503',
    hint: '`aivideo resume',
  },
  {
    title: 'connection refused for a while',
    weather: async (fake) => {
      void fake.whenEnded('create').then(async () => {
        await fake.refuseConnections('api');
        await new Promise((resolve) => setTimeout(resolve, 50));
        await fake.acceptConnections('api');
      });
    },
    shows: /waits .*can not be reached/,
  },
  {
    title: 'connection refused for good after the start',
    station: { speed: 1500 },
    weather: (fake) => void fake.whenEnded('create').then(() => fake.refuseConnections('api')),
    status: 6,
    code: 'network-unreachable',
    hint: '`aivideo resume',
  },
  {
    title: '502, HTML with 200, JSON that breaks off, and resets, one after the other',
    weather: (fake) => {
      fake.onNextRequest('status', faults.badGateway());
      fake.onNextRequest('status', faults.htmlWithSuccess());
      fake.onNextRequest('status', faults.invalidJson());
      fake.onNextRequest('status', faults.resetBeforeRead());
      fake.onNextRequest('status', faults.resetInBody());
      fake.onNextRequest('status', faults.truncated());
    },
  },
  {
    title: '429 while the job runs',
    weather: (fake) => fake.onNextRequest('status', faults.throttled({ seconds: 3 }), { times: 2 }),
    shows: /waits [34] s: Replicate asks for fewer requests/,
  },
  {
    title: 'the state redirected to another host, for good',
    weather: (fake) => fake.onEveryRequest('status', faults.redirect('https://elsewhere.example/x')),
    status: 5,
    code: 'provider-failed',
    says: 'the token is sent nowhere else',
    hint: '`aivideo resume',
  },
  {
    title: 'an answer without end',
    weather: (fake) => fake.onEveryRequest('status', faults.gzipBomb(70 * 1024 ** 2)),
    status: 5,
    code: 'provider-failed',
    says: 'is too large',
    hint: '`aivideo resume',
  },
  {
    title: '401 while the job runs',
    weather: (fake) => fake.onEveryRequest('status', faults.tokenRefused()),
    status: 4,
    code: 'token-refused',
    hint: '`aivideo resume',
  },
  {
    title: 'the job is not known any more',
    weather: (fake) => fake.onEveryRequest('status', faults.notFound()),
    status: 6,
    code: 'job-unknown',
    says: 'Replicate knows no job',
  },
  {
    title: 'a job stuck in starting, until `--timeout`',
    station: { speed: 500 },
    args: ['--timeout', '300'],
    weather: (fake) => fake.onCreate('any', scenarios.stuckInStarting()),
    status: 8,
    code: 'jobs-pending',
    says: 'still runs at replicate',
    hint: '`aivideo resume',
  },
  {
    title: 'a job stuck in starting, until `--deadline`',
    station: { speed: 500 },
    args: ['--deadline', '60'],
    weather: (fake) => fake.onCreate('any', scenarios.stuckInStarting()),
    status: 5,
    code: 'job-deadline',
    says: 'ended by its deadline and bills nothing',
    hint: '`--deadline',
    costUsd: 0,
  },
  {
    title: 'a job that never ends, until `--deadline`',
    station: { speed: 500 },
    args: ['--deadline', '60'],
    weather: (fake) => fake.onCreate('any', { ...scenarios.runsForever(), predictSeconds: 0.15 }),
    status: 5,
    code: 'job-deadline',
    says: /ended by its deadline and bills \$0\.\d+/,
    hint: '`--deadline',
  },
  {
    title: 'aborted',
    weather: (fake) => fake.onCreate('any', scenarios.aborted()),
    status: 5,
    code: 'job-canceled',
    says: 'bills nothing',
    costUsd: 0,
  },
  {
    title: 'canceled by someone else',
    weather: (fake) => fake.onCreate('any', { ...scenarios.canceled(), predictSeconds: 10 }),
    status: 5,
    code: 'job-canceled',
    says: /was canceled at replicate and bills \$0\.014/,
    hint: 'run the same command again',
    costUsd: 0.014,
  },
  {
    title: 'failed for its content',
    weather: (fake) => fake.onCreate('any', scenarios.contentRefused()),
    status: 5,
    code: 'content-refused',
    says: 'E005',
    hint: 'word the prompt differently',
    costUsd: 0,
  },
  {
    title: 'interrupted (PA) once',
    weather: (fake) => fake.onCreate('any', scenarios.interrupted(), { times: 1 }),
    creates: 2,
    clips: 1,
    shows: /waits 1 s: Job .* failed: Prediction interrupted/,
  },
  {
    title: 'interrupted (PA) every time',
    weather: (fake) => fake.onCreate('any', scenarios.interrupted()),
    status: 5,
    code: 'model-failed',
    says: 'code: PA',
    hint: 'costs nothing',
    creates: 2,
    costUsd: 0,
  },
  {
    title: 'interrupted (PA) where a failed job may cost something',
    args: ['-m', 'zsxkib/mmaudio'],
    weather: (fake) => fake.onCreate('any', scenarios.interrupted()),
    status: 5,
    code: 'model-failed',
    creates: 1,
  },
  {
    title: 'not started in time (E6716) once',
    weather: (fake) => fake.onCreate('any', scenarios.bootTimeout(), { times: 1 }),
    creates: 2,
    clips: 1,
  },
  {
    title: 'out of memory',
    weather: (fake) => fake.onCreate('any', scenarios.outOfMemory()),
    status: 5,
    code: 'model-failed',
    says: 'E1001',
    hint: '`--frames',
    costUsd: 0,
  },
  {
    title: 'out of memory in the words of CUDA',
    weather: (fake) => fake.onCreate('any', scenarios.cudaOutOfMemory()),
    status: 5,
    code: 'model-failed',
    hint: '`--frames',
  },
  {
    title: 'failed without a reason',
    weather: (fake) => fake.onCreate('any', { ending: 'failed', fields: { error: null } }),
    status: 5,
    code: 'model-failed',
    says: 'gave no reason',
    hint: '`--seed',
  },
  {
    title: 'one of three failed',
    args: ['-n', '3'],
    weather: (fake) => fake.onCreate('any', scenarios.failed(), { after: 1, times: 1 }),
    status: 3,
    code: 'run-partial',
    says: '1 of 3 clips failed',
    hint: '`aivideo runs show',
    creates: 3,
    clips: 2,
  },
  {
    title: 'its data removed before it was fetched',
    weather: (fake) =>
      fake.onCreate('any', { fields: { data_removed: true, output: null, input: {}, logs: '' } }),
    status: 5,
    code: 'output-removed',
    says: 'no longer held',
    hint: 'keeps outputs for an hour',
    lost: 'the service has removed it',
  },
  {
    title: 'output null',
    weather: (fake) => fake.onCreate('any', scenarios.outputNull()),
    status: 5,
    code: 'output-missing',
    says: 'without any output',
    hint: '`--seed',
    lost: 'there is none',
  },
  {
    title: 'output an empty list',
    weather: (fake) => fake.onCreate('any', scenarios.outputEmpty()),
    status: 5,
    code: 'output-missing',
    lost: 'there is none',
  },
  {
    title: 'a state that nobody knows yet',
    args: ['--timeout', '120'],
    weather: (fake) => fake.onCreate('any', { ending: 'never-ends', fields: { status: 'reticulating' } }),
    status: 8,
    code: 'jobs-pending',
  },
];
