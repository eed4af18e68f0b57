import { faults } from '../support/fake-replicate/faults.js';
import { scenarios } from '../support/fake-replicate/scenarios.js';
import type { WeatherRow } from './weather-row.js';

/** While what was made is fetched. */
export const downloadWeather: readonly WeatherRow[] = [
  {
    title: 'reset in the middle of the download',
    weather: (fake) => fake.onNextRequest('download', faults.resetInBody()),
    most: { download: 2 },
  },
  {
    title: 'a download that breaks off five times',
    weather: (fake) => fake.onNextRequest('download', faults.truncated(0.3), { times: 5 }),
  },
  {
    title: 'a download that breaks off and a server that ignores Range',
    weather: (fake) => {
      fake.onNextRequest('download', faults.truncated());
      fake.onNextRequest('download', faults.rangeIgnored());
    },
    most: { download: 2 },
  },
  {
    title: 'more bytes than were announced',
    weather: (fake) => fake.onNextRequest('download', faults.overlong(4096, 'true-length')),
  },
  {
    title: 'more bytes than there are, with no length announced',
    weather: (fake) => fake.onNextRequest('download', faults.overlong(4096, 'none')),
  },
  {
    title: 'a length that is too large',
    weather: (fake) => fake.onNextRequest('download', faults.wrongLength(1000)),
  },
  {
    title: 'a length that is too small',
    weather: (fake) => fake.onNextRequest('download', faults.wrongLength(-1000)),
  },
  {
    title: 'a length that is too large, every time',
    weather: (fake) => fake.onEveryRequest('download', faults.wrongLength(1000)),
    status: 6,
    code: 'download-failed',
    says: /broke off/,
    hint: '`aivideo resume',
  },
  {
    title: '500, 503 and 429 at the download',
    weather: (fake) => {
      fake.onNextRequest('download', faults.serverError());
      fake.onNextRequest('download', faults.unavailable());
      fake.onNextRequest('download', faults.throttled({ seconds: 2, hint: 'header' }));
    },
    shows: /waits /,
  },
  {
    title: '500 at every download',
    station: { speed: 1500 },
    weather: (fake) => fake.onEveryRequest('download', faults.serverError()),
    status: 6,
    code: 'download-failed',
    says: 'status 500',
    hint: '`aivideo resume',
  },
  {
    title: 'the delivery host refuses connections for good',
    station: { speed: 1500 },
    weather: (fake) => fake.refuseConnections('delivery'),
    status: 6,
    code: 'network-unreachable',
    hint: '`aivideo resume',
  },
  {
    title: 'reset before the download was read, three times',
    weather: (fake) => fake.onNextRequest('download', faults.resetBeforeRead(), { times: 3 }),
  },
  {
    title: 'an address that has expired once',
    weather: (fake) => fake.onNextRequest('download', faults.answer({ status: 404 })),
    most: { download: 2, status: 3 },
  },
  {
    title: 'an address that has expired for good',
    weather: (fake) => fake.onCreate('any', scenarios.serving('gone')),
    status: 5,
    code: 'output-removed',
    says: 'no longer gives out the file',
    hint: 'keeps outputs for an hour',
    most: { download: 2 },
    lost: 'the service has removed it',
  },
  {
    title: 'a page of HTML with status 200 once',
    weather: (fake) => fake.onNextRequest('download', faults.htmlWithSuccess()),
  },
  {
    title: 'an output that is a page of HTML',
    weather: (fake) => fake.onCreate('any', scenarios.serving('html')),
    status: 7,
    code: 'media-unreadable',
    says: 'not a readable video',
    hint: '.mp4.rejected',
    lost: 'there is no video',
    keeps: /\.rejected$/,
  },
  {
    title: 'an output that is a text',
    weather: (fake) => fake.onCreate('any', scenarios.serving('text')),
    status: 7,
    code: 'media-unreadable',
    lost: 'there is no video',
    keeps: /\.rejected$/,
  },
  {
    title: 'an output that is a picture',
    weather: (fake) => fake.onCreate('any', scenarios.serving('png')),
    status: 7,
    code: 'media-unreadable',
    lost: 'there is no video',
    keeps: /\.rejected$/,
  },
  {
    title: 'an output of no bytes',
    weather: (fake) => fake.onCreate('any', scenarios.serving('empty')),
    status: 7,
    code: 'media-unreadable',
    lost: 'there is no video',
  },
  {
    title: 'a redirect to the local network',
    weather: (fake) => fake.onEveryRequest('download', faults.redirect('http://192.168.1.1/router.mp4')),
    status: 6,
    code: 'address-refused',
    says: '192.168.1.1',
    hint: 'only public https addresses',
    most: { download: 1 },
  },
  {
    title: 'a redirect to the address where clouds keep secrets',
    weather: (fake) => fake.onEveryRequest('download', faults.redirect('https://169.254.169.254/latest/')),
    status: 6,
    code: 'address-refused',
    says: 'linkLocal',
    most: { download: 1 },
  },
  {
    title: 'a redirect to a file of this machine',
    weather: (fake) => fake.onEveryRequest('download', faults.redirect('file:///etc/passwd')),
    status: 6,
    code: 'address-refused',
    says: '`file:`',
    most: { download: 1 },
  },
  {
    title: 'a redirect that goes round',
    weather: (fake) => fake.onEveryRequest('download', faults.redirect('{url}')),
    status: 6,
    code: 'download-failed',
    says: 'redirects more than 5 times',
    most: { download: 6 },
  },
  {
    title: 'an output address on the local network',
    weather: (fake) => fake.onCreate('any', { output: ['http://10.0.0.1/a.mp4'] }),
    status: 6,
    code: 'address-refused',
    lost: 'it is where nothing is fetched from',
  },
  {
    title: 'a file packed with gzip, every time',
    weather: (fake) => fake.onEveryRequest('download', faults.gzip()),
    status: 6,
    code: 'download-failed',
    says: 'packed as `gzip`',
    hint: '`aivideo resume',
  },
  {
    title: 'a body that comes in drops',
    weather: (fake) => fake.onNextRequest('download', faults.slowBody(20_000, 3)),
  },
  {
    title: 'a body that comes so slowly that it would never end',
    station: { speed: 1000 },
    weather: (fake) => fake.onEveryRequest('download', faults.slowBody(50, 10)),
    status: 6,
    code: 'download-failed',
    says: /brought \d+ bytes in \d+ s/,
    hint: '`aivideo resume',
  },
];
