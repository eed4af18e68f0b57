import { serveControls } from './control-server.js';
import type { FakeReplicateOptions } from './settings.js';
import { startFakeReplicate } from './start-fake-replicate.js';

/** What the process tells its starter, as one line of JSON. */
export interface ServeAnnouncement {
  readonly baseUrl: string;
  readonly deliveryUrl: string;
  readonly controlUrl: string;
  readonly token: string;
}

// Started by `startFakeReplicateProcess`; lives until its standard input is closed.
const fake = await startFakeReplicate(JSON.parse(process.argv[2] ?? '{}') as FakeReplicateOptions);
const controls = await serveControls(fake);
const { baseUrl, deliveryUrl, token } = fake;
const announcement: ServeAnnouncement = { baseUrl, deliveryUrl, token, controlUrl: controls.url };
process.stdout.write(`${JSON.stringify(announcement)}\n`);
process.stdin.resume();
process.stdin.once('end', () => process.exit(0));
