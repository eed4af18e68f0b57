import { AivideoError } from '../../../domain/errors.js';
import type { Purpose } from './purpose.js';
import { namedError } from './redactor.js';
import { unknownOutcome } from './unknown-outcome.js';

export interface BrokenRequest {
  /** What the request threw. */
  readonly error: unknown;
  readonly host: string;
  /** True when our own time limit ended it. */
  readonly hasExpired: boolean;
}

/** What it means that a request to the API brought no answer, or only a part of one. */
export function networkFailure(request: BrokenRequest, purpose: Purpose): AivideoError {
  const { host, error } = request;
  const options = { cause: request.hasExpired ? undefined : innermostCause(error), details: { host } };
  if (!request.hasExpired && isNeverConnected(error)) return unreachable(request);
  const isLate = request.hasExpired || isTimeout(error);
  if (purpose.kind === 'create') {
    const why = isLate
      ? 'its answer did not come in time'
      : 'the connection broke off before its answer came';
    return unknownOutcome(purpose, why, options);
  }
  if (isLate)
    return new AivideoError('network-timeout', `\`${host}\` did not answer in time`, {
      ...options,
      retryable: true,
    });
  return new AivideoError('network-unreachable', `The connection to \`${host}\` broke off`, {
    ...options,
    retryable: true,
  });
}

/** The error for a host that could not even be connected to. */
export function unreachable({ error, host }: Pick<BrokenRequest, 'error' | 'host'>): AivideoError {
  const options = { cause: innermostCause(error), retryable: true, details: { host } };
  return isTimeout(error)
    ? new AivideoError('network-timeout', `No connection to \`${host}\` came about in time`, options)
    : new AivideoError('network-unreachable', `\`${host}\` can not be reached`, options);
}

/** The handshake failed, so no byte of the request was sent; certificates are judged by this side. */
const handshakeCodes =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_|ERR_SSL_WRONG_VERSION_NUMBER$|ERR_SSL_UNSUPPORTED_PROTOCOL$|ERR_SSL_TLSV1_ALERT_|ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE$)/;

/** Node says this of a connection that ended during the handshake; the code is ECONNRESET there too. */
const handshakeBroken = 'before secure TLS connection was established';

/** True when the request can not have reached anybody: no address, no connection or no handshake. */
export function isNeverConnected(error: unknown): boolean {
  return errorChain(error).some(
    ({ code = '', syscall, message }) =>
      syscall === 'connect' ||
      syscall === 'getaddrinfo' ||
      /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code) ||
      handshakeCodes.test(code) ||
      message.includes(handshakeBroken),
  );
}

function isTimeout(error: unknown): boolean {
  return errorChain(error).some(({ code = '' }) =>
    /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/.test(code),
  );
}

interface ErrorLink {
  readonly message: string;
  readonly name: string;
  readonly code?: string;
  readonly syscall?: string;
}

/** The error, its causes, and of an `AggregateError` (several addresses tried) every part; outermost first. */
function errorChain(error: unknown, depth = 0): ErrorLink[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const parts = error instanceof AggregateError ? error.errors : [];
  const below = [error.cause, ...parts].flatMap((part) => errorChain(part, depth + 1));
  return [linkOf(error), ...below];
}

function linkOf(error: Error): ErrorLink {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? { syscall: error.syscall } : {};
  return { name: error.name, message: error.message, ...code, ...syscall };
}

/** "fetch failed" says nothing; what lies at the bottom does. A copy, without the request that hangs on it. */
export function innermostCause(error: unknown): Error | undefined {
  const last = errorChain(error)
    .filter(({ message }) => message !== '')
    .at(-1);
  return last === undefined ? undefined : namedError(last.name, last.message);
}
