import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it came in. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export type Handler = (response: ServerResponse, request: SeenRequest, raw: IncomingMessage) => void;

export interface ScriptedServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Origin with `/v1`. */
  readonly baseUrl: string;
  readonly port: number;
  /** In the order in which they came, whole bodies included. */
  readonly requests: readonly SeenRequest[];
}

/** A server on this machine that answers as the test says, and ends with the test. */
export async function serve(handler: Handler): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const server = http.createServer((raw, response) => {
    const chunks: Buffer[] = [];
    raw.on('data', (chunk: Buffer) => chunks.push(chunk));
    raw.on('error', () => undefined);
    raw.on('end', () => {
      const request = seen(raw, Buffer.concat(chunks).toString('latin1'));
      requests.push(request);
      handler(response, request, raw);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return { origin, baseUrl: `${origin}/v1`, port, requests };
}

function seen(raw: IncomingMessage, body: string): SeenRequest {
  const headers = Object.fromEntries(Object.entries(raw.headers).map(([key, value]) => [key, String(value)]));
  return { method: String(raw.method), path: String(raw.url), headers, body };
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  options: { readonly status?: number; readonly headers?: Record<string, string> } = {},
): void {
  response.writeHead(options.status ?? 200, { 'content-type': 'application/json', ...options.headers });
  response.end(JSON.stringify(body));
}

/** Cuts the connection with a reset. */
export function reset(raw: IncomingMessage): void {
  raw.socket.resetAndDestroy();
}
