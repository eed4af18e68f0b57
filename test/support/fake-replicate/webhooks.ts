import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '../../../src/domain/json.js';
import { newId } from './ids.js';
import type { Job } from './job.js';
import { isTerminal, type JobState, stateAt } from './lifecycle.js';
import { logsAt, predictionBody } from './prediction-body.js';
import type { Service } from './service.js';

type WebhookEvent = 'start' | 'output' | 'logs' | 'completed';

/** `output` and `logs` come at most this often. */
const throttleMs = 500;

/** A terminal webhook is sent again after these pauses when it did not arrive. */
const retryPausesMs = [100, 400, 1600];

/** Sends the webhooks that the body of a create asks for, while the job goes on. */
export function watchForWebhooks(service: Service, job: Job, body: JsonObject): void {
  if (typeof body.webhook !== 'string') return;
  const filter = Array.isArray(body.webhook_events_filter)
    ? body.webhook_events_filter.map(String)
    : undefined;
  const wants = (event: WebhookEvent) => filter === undefined || filter.includes(event);
  // Ends with the fake itself; nobody is left then to hear of it.
  void watch({ service, job, url: body.webhook, wants }).catch(() => {});
}

interface Subscription {
  readonly service: Service;
  readonly job: Job;
  readonly url: string;
  readonly wants: (event: WebhookEvent) => boolean;
}

async function watch(subscription: Subscription): Promise<void> {
  const { service, job, wants } = subscription;
  let before: JobState = { status: 'starting' };
  let logsLength = 0;
  let logsSentMs = Number.NEGATIVE_INFINITY;
  for (;;) {
    const now = service.clock.now();
    const state = stateAt(job, now);
    if (before.status === 'starting' && 'startedMs' in state && wants('start'))
      await send(subscription, false);
    const logs = logsAt(job, state).length;
    if (!isTerminal(state) && logs > logsLength && now - logsSentMs >= throttleMs && wants('logs')) {
      await send(subscription, false);
      logsSentMs = now;
      logsLength = logs;
    }
    if (isTerminal(state)) {
      if (state.status === 'succeeded' && wants('output')) await send(subscription, false);
      if (wants('completed')) await send(subscription, true);
      return;
    }
    before = state;
    await pause(20, undefined, { signal: service.closing.signal });
  }
}

/** Redirects are not followed; only the terminal event is tried again. */
async function send(subscription: Subscription, terminal: boolean): Promise<void> {
  const { service, url } = subscription;
  const request = signedRequest(service, JSON.stringify(predictionBody(service, subscription.job)));
  for (const pauseMs of [0, ...(terminal ? retryPausesMs : [])]) {
    await pause(pauseMs, undefined, { signal: service.closing.signal });
    const response = await fetch(url, { ...request, signal: service.closing.signal }).catch(() => undefined);
    if (response?.ok === true) return;
  }
}

function signedRequest(service: Service, body: string): RequestInit {
  const id = `msg_${newId()}`;
  const timestamp = String(Math.floor(service.clock.now() / 1000));
  const key = Buffer.from(service.settings.webhookSecret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  };
}
