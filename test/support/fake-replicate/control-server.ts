import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hold } from './holds.js';
import { type Listener, listen } from './listener.js';
import { readBody } from './read-body.js';
import type { FakeControls, FakeReplicate } from './start-fake-replicate.js';

/** The controls that another process calls by name; a new one does not compile until it stands here. */
export const controlNames = Object.keys({
  onCreate: true,
  onNextRequest: true,
  onEveryRequest: true,
  clearScript: true,
  advance: true,
  setTiming: true,
  setCreateRate: true,
  refuseConnections: true,
  acceptConnections: true,
  whenEnded: true,
  snapshot: true,
} satisfies Record<keyof FakeControls, true>);

const callLimitBytes = 1024 ** 2;

/** Serves the controls of a fake: `POST /NAME` with the arguments as a JSON list answers with what the call gives. */
export function serveControls(fake: FakeReplicate): Promise<Listener> {
  const holds: Hold[] = [];
  return listen((request, response) => {
    void answerCall({ fake, holds }, request)
      .then((value) => reply(response, 200, value ?? null))
      .catch((error: unknown) => reply(response, 500, String(error)));
  });
}

interface Controlled {
  readonly fake: FakeReplicate;
  readonly holds: Hold[];
}

async function answerCall(controlled: Controlled, request: IncomingMessage): Promise<unknown> {
  const name = (request.url ?? '').slice(1);
  const text = Buffer.from(await readBody(request, callLimitBytes)).toString('utf8');
  // Both ends of this call are compiled from the same sources: the arguments are what the interface says.
  const parameters = JSON.parse(text) as never[];
  if (name.startsWith('hold')) return answerHold(controlled, name, parameters);
  if (!controlNames.includes(name)) throw new Error(`there is no control ${name}`);
  const control = controlled.fake[name as keyof FakeControls] as (...parameters: never[]) => unknown;
  return control(...parameters);
}

/** A hold is an object with two ends: from afar it goes by its number. */
async function answerHold({ fake, holds }: Controlled, name: string, parameters: never[]): Promise<unknown> {
  if (name === 'hold') {
    const [match, phase, options] = parameters as unknown as Parameters<FakeReplicate['hold']>;
    return holds.push(fake.hold(match, phase, options)) - 1;
  }
  const hold = holds[Number(parameters[0])];
  if (hold === undefined) throw new Error(`there is no hold ${parameters[0]}`);
  return name === 'holdReached' ? hold.reached : hold.release();
}

function reply(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
