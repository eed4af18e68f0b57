import { faults } from '../support/fake-replicate/faults.js';
import type { WeatherRow } from './weather-row.js';

/** A clock that is an hour slow once it has been set back. */
const setBack = {
  ms: 0,
  aheadMs: () => setBack.ms,
  now: () => {
    setBack.ms = -3_600_000;
  },
};

/** While jobs are started. */
export const startWeather: readonly WeatherRow[] = [
  {
    title: '429 that tells the time to wait in its header and its body',
    weather: (fake) => fake.onNextRequest('create', faults.throttled({ seconds: 7, hint: 'both' })),
    shows: /waits [78] s: Replicate asks for fewer requests/,
  },
  {
    title: '429 three times, with the time in the body alone',
    weather: (fake) => fake.onNextRequest('create', faults.throttled({ seconds: 2 }), { times: 3 }),
    most: { create: 4 },
  },
  {
    title: '429 with the time in the header alone',
    weather: (fake) => fake.onNextRequest('create', faults.throttled({ seconds: 5, hint: 'header' })),
    shows: /waits [56] s/,
  },
  {
    title: '429 with the time in its words alone',
    weather: (fake) => fake.onNextRequest('create', faults.throttled({ seconds: 9, hint: 'text' })),
    shows: /waits (9|10) s/,
  },
  {
    title: '429 as a page of HTML that tells nothing',
    weather: (fake) => fake.onNextRequest('create', faults.throttled({ hint: 'html' }), { times: 2 }),
  },
  {
    title: '429 without any body',
    weather: (fake) => fake.onNextRequest('create', faults.answer({ status: 429 })),
  },
  {
    title: '429 with a date on a machine whose clock is a day behind',
    station: { aheadMs: () => -86_400_000 },
    weather: (fake) => {
      const date = new Date(Date.now() + 5_000).toUTCString();
      fake.onNextRequest('create', faults.answer({ status: 429, headers: { 'retry-after': date } }));
    },
  },
  {
    title: '429 that is not lifted',
    station: { speed: 1500 },
    weather: (fake) => fake.onEveryRequest('create', faults.throttled({ seconds: 20 })),
    status: 6,
    code: 'rate-limited',
    says: 'Replicate asks for fewer requests: Request was throttled',
    hint: 'start fewer jobs at a time',
    creates: 0,
    later: { creates: 1, clips: 1 },
  },
  {
    title: '500 before the job was made',
    weather: (fake) => fake.onNextRequest('create', faults.serverError()),
    most: { create: 2 },
  },
  {
    title: '500 after the job was made',
    weather: (fake) => fake.onNextRequest('create', faults.serverError({ accepted: true })),
    most: { create: 1 },
  },
  {
    title: '502 with HTML after the job was made',
    weather: (fake) => fake.onNextRequest('create', faults.badGateway({ accepted: true })),
    most: { create: 1 },
  },
  {
    title: '503 at every start, while the list says that nothing runs',
    weather: (fake) => fake.onEveryRequest('create', faults.unavailable()),
    status: 5,
    code: 'provider-failed',
    says: /has started no job .*status 503/,
    hint: '`aivideo resume',
    creates: 0,
    later: { creates: 1, clips: 1 },
  },
  {
    title: '503 at every request after a start that went through',
    station: { speed: 1500 },
    weather: (fake) => {
      fake.onNextRequest('create', faults.unavailable({ accepted: true }));
      fake.onEveryRequest({ host: 'api', method: 'GET', path: '/v1/predictions*' }, faults.unavailable());
    },
    status: 6,
    code: 'job-unknown',
    says: 'can not be asked',
    hint: 'never paid twice',
  },
  {
    title: 'connection refused from the start',
    station: { speed: 1500 },
    weather: (fake) => fake.refuseConnections('api'),
    status: 6,
    code: 'network-unreachable',
    says: 'can not be reached',
    hint: '`aivideo doctor`',
    shows: 'going by the built-in catalogue',
    creates: 0,
    later: { creates: 1, clips: 1 },
  },
  {
    title: 'a host name that nobody knows',
    station: { speed: 2000, baseUrl: 'https://api.replicate.invalid/v1' },
    weather: () => undefined,
    status: 6,
    code: 'network-unreachable',
    says: 'api.replicate.invalid',
    creates: 0,
  },
  {
    title: 'reset before the start was read',
    weather: (fake) => fake.onNextRequest('create', faults.resetBeforeRead()),
    most: { create: 2 },
  },
  {
    title: 'reset after the start was read',
    weather: (fake) => fake.onNextRequest('create', faults.resetAfterAccept()),
    most: { create: 1 },
  },
  {
    title: 'connection closed after the start was read',
    weather: (fake) => fake.onNextRequest('create', faults.closedAfterAccept()),
    most: { create: 1 },
  },
  {
    title: 'reset in the answer to a start',
    weather: (fake) => fake.onNextRequest('create', faults.resetInBody()),
    most: { create: 1 },
  },
  {
    title: 'answer to a start lost on a machine whose clock is a day ahead',
    station: { aheadMs: () => 86_400_000 },
    weather: (fake) => fake.onNextRequest('create', faults.resetAfterAccept()),
    most: { create: 1 },
  },
  {
    title: 'answer to a start lost on a machine whose clock is a day behind',
    station: { aheadMs: () => -86_400_000 },
    weather: (fake) => fake.onNextRequest('create', faults.resetAfterAccept()),
    most: { create: 1 },
  },
  {
    title: 'answer to a start lost while the clock is set back an hour',
    station: { aheadMs: setBack.aheadMs },
    weather: (fake) => {
      fake.onNextRequest('create', faults.resetAfterAccept());
      void fake.whenEnded('create').then(setBack.now);
    },
    most: { create: 1 },
  },
  {
    title: 'a page of HTML with status 200 instead of a start',
    weather: (fake) => fake.onNextRequest('create', faults.htmlWithSuccess()),
    most: { create: 2 },
  },
  {
    title: 'a page of HTML with status 200 after the job was made',
    weather: (fake) => fake.onNextRequest('create', faults.htmlWithSuccess({ accepted: true })),
    most: { create: 1 },
  },
  {
    title: 'JSON that breaks off, after the job was made',
    weather: (fake) => fake.onNextRequest('create', faults.invalidJson({ accepted: true, status: 201 })),
    most: { create: 1 },
  },
  {
    title: 'every start redirected to another host',
    weather: (fake) => fake.onEveryRequest('create', faults.redirect('https://elsewhere.example/', 307)),
    status: 5,
    code: 'provider-failed',
    says: 'status 307',
    creates: 0,
    later: { creates: 1, clips: 1 },
  },
  {
    title: '401 at the first start',
    weather: (fake) => fake.onEveryRequest('create', faults.tokenRefused()),
    status: 4,
    code: 'token-refused',
    says: 'does not accept the token',
    hint: 'https://replicate.com/account/api-tokens',
    creates: 0,
    later: { creates: 1, clips: 1 },
  },
  {
    title: '401 in the middle of a run',
    args: ['-n', '4', '--concurrency', '2'],
    weather: (fake) => fake.onNextRequest('create', faults.tokenRefused(), { after: 2, times: 'always' }),
    status: 3,
    code: 'run-partial',
    says: /2 of 4 clips failed: .*token/,
    hint: '`aivideo resume',
    creates: 2,
    clips: 2,
    most: { create: 4 },
    later: { creates: 4, clips: 4 },
  },
  {
    title: '402 at the first start',
    weather: (fake) => fake.onEveryRequest('create', faults.billingRequired()),
    status: 4,
    code: 'billing-refused',
    says: 'set up billing',
    hint: 'https://replicate.com/account/billing',
    creates: 0,
    later: { creates: 1, clips: 1 },
  },
  {
    title: '402 in the middle of a run',
    args: ['-n', '4', '--concurrency', '4'],
    weather: (fake) =>
      fake.onNextRequest('create', faults.creditInsufficient(), { after: 2, times: 'always' }),
    status: 3,
    code: 'run-partial',
    says: /2 of 4 clips failed: .*insufficient credit/,
    hint: '`aivideo resume',
    creates: 2,
    clips: 2,
    later: { creates: 4, clips: 4 },
  },
  {
    title: '402 while 6 jobs a minute are allowed: those that wait are not started',
    station: { fake: { createRate: { perMinute: 6, burst: 1 } } },
    args: ['-n', '6', '--concurrency', '6'],
    weather: (fake) =>
      fake.onNextRequest('create', faults.creditInsufficient(), { after: 4, times: 'always' }),
    status: 3,
    code: 'run-partial',
    creates: 2,
    clips: 2,
    most: { create: 5 },
    later: { creates: 6, clips: 6 },
  },
  {
    title: '422 that names the fields',
    weather: (fake) =>
      fake.onEveryRequest(
        'create',
        faults.inputInvalid({ type: 'enum', field: 'input.fps', description: 'fps must be 8 or 24' }),
      ),
    status: 2,
    code: 'input-invalid',
    says: 'fps must be 8 or 24',
    hint: '`aivideo models show',
    creates: 0,
  },
  {
    title: '422 for a version that is gone',
    weather: (fake) =>
      fake.onEveryRequest(
        'create',
        faults.answer({
          status: 422,
          body: '{"title":"Invalid version or not permitted","detail":"The specified version does not exist","status":422}',
        }),
      ),
    status: 5,
    code: 'model-unavailable',
    says: 'there is no such version',
    hint: '`aivideo models`',
    creates: 0,
  },
  {
    title: '404 for a community model',
    weather: (fake) => fake.onEveryRequest('model', faults.notFound()),
    status: 2,
    code: 'model-unknown',
    says: 'anotherjesse/zeroscope-v2-xl',
    hint: '`aivideo models`',
    creates: 0,
  },
  {
    title: '404 at the start of an official model',
    args: ['-m', 'veo'],
    weather: (fake) => fake.onEveryRequest('create', faults.notFound()),
    status: 5,
    code: 'model-unavailable',
    says: 'google/veo-3.1',
    creates: 0,
  },
  {
    title: '400 for a body that could not be parsed',
    weather: (fake) =>
      fake.onEveryRequest(
        'create',
        faults.answer({
          status: 400,
          body: '{"detail":"Failed to parse request body as JSON: EOF","status":400}',
        }),
      ),
    status: 2,
    code: 'input-invalid',
    says: 'Failed to parse request body',
    creates: 0,
  },
  {
    title: '403 from a proxy before the service',
    weather: (fake) =>
      fake.onEveryRequest('create', faults.answer({ status: 403, body: '<html>Blocked</html>' })),
    status: 5,
    code: 'provider-failed',
    creates: 0,
    later: { creates: 1, clips: 1 },
  },
  {
    title: '500 when the model is looked up',
    weather: (fake) => fake.onEveryRequest('model', faults.serverError()),
    shows: 'going by the built-in catalogue',
  },
];
