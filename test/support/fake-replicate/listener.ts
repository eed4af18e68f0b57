import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a port of 127.0.0.1 that stays the same while it refuses connections. */
export interface Listener {
  readonly url: string;
  /** New connections are refused and open ones are broken, until `accept`. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free port. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, handle);
  const port = await open(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    refuse: () => shut(server),
    accept: async () => {
      await open(server, port);
    },
    close: () => shut(server),
  };
}

async function open(server: Server, port: number): Promise<number> {
  if (!server.listening) {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }
  return (server.address() as AddressInfo).port;
}

async function shut(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
