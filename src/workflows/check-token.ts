import type { Settings } from '../domain/config.js';
import type { EnvironmentCheck } from '../domain/environment/environment-check.js';
import { AivideoError } from '../domain/errors.js';
import type { Clock } from '../ports/clock.js';
import type { AccountDetails, ModelDirectory } from '../ports/model-directory.js';
import type { CallOptions } from '../ports/video-provider.js';

/** How long the provider may take to answer, in milliseconds. */
const patienceMs = 10_000;

const newToken =
  'Make a token at https://replicate.com/account/api-tokens, then: `export REPLICATE_API_TOKEN=r8_...`';

export interface AccountDeps {
  readonly clock: Clock;
  /** Made only when there is a token to check. */
  directory(): Promise<ModelDirectory>;
}

/**
 * Asks the provider whose token it is. No token is not broken: drafts need none. A token that could not be checked
 * is a warning. `settings` is undefined when the configuration can not be read.
 */
export async function checkToken(
  deps: AccountDeps,
  settings: Pick<Settings, 'replicateToken'> | undefined,
  call: CallOptions,
): Promise<EnvironmentCheck> {
  if (settings === undefined)
    return warning('not checked, because the configuration is broken', 'Correct the configuration first');
  if (settings.replicateToken === undefined) return warning('no token: drafts only', newToken);
  try {
    const { username, kind } = await askInTime(deps, call);
    const details = { username, kind };
    return { name: 'token', state: 'ok', summary: `accepted; account \`${username}\` (${kind})`, details };
  } catch (error) {
    call.signal.throwIfAborted();
    return failed(error);
  }
}

async function askInTime(
  { clock, directory }: AccountDeps,
  { signal }: CallOptions,
): Promise<AccountDetails> {
  const done = new AbortController();
  const late = new AbortController();
  const timer = clock.sleep(patienceMs, done.signal).then(
    () => late.abort(new AivideoError('network-timeout', 'Replicate did not answer within 10 s')),
    () => undefined,
  );
  try {
    const models = await directory();
    return await models.account({ signal: AbortSignal.any([signal, late.signal]) });
  } finally {
    done.abort();
    await timer;
  }
}

function failed(error: unknown): EnvironmentCheck {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof AivideoError && error.code === 'token-refused')
    return { name: 'token', state: 'broken', summary: message, mend: newToken };
  return warning(
    `there is a token, but it could not be checked: ${message}`,
    'Look at the network, proxies and https://www.replicatestatus.com, then: `aivideo doctor`',
  );
}

function warning(summary: string, mend: string): EnvironmentCheck {
  return { name: 'token', state: 'warning', summary, mend };
}
