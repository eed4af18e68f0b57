import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from './job.js';
import { isTerminal, type JobState, stateAt } from './lifecycle.js';
import { outputAt } from './prediction-body.js';
import type { Service } from './service.js';

/** The whole event stream of a job that answers in tokens, once it has ended. */
export async function streamText(service: Service, job: Job): Promise<string> {
  for (;;) {
    const state = stateAt(job, service.clock.now());
    if (isTerminal(state)) return eventsOf(service, job, state);
    await pause(10, undefined, { signal: service.closing.signal });
  }
}

function eventsOf(service: Service, job: Job, state: JobState): string {
  const output = outputAt(service, job, state);
  const tokens = Array.isArray(output) ? output.map(String) : [];
  const outputs = tokens.map((token, index) =>
    event('output', token, `${Math.floor(job.createdMicros / 1000)}:${index}`),
  );
  const error = 'error' in state ? [event('error', JSON.stringify({ detail: state.error }))] : [];
  return [...outputs, ...error, event('done', doneText(state))].join('');
}

function doneText(state: JobState): string {
  if (state.status === 'failed') return '{"reason":"error"}';
  return state.status === 'succeeded' ? '{}' : '{"reason":"canceled"}';
}

function event(name: string, text: string, id?: string): string {
  const lines = text.split('\n').map((line) => `data: ${line}\n`);
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}${lines.join('')}\n`;
}
