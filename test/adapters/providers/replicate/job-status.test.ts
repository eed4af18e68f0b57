import { describe, expect, it } from 'vitest';
import { parseBaseUrl } from '../../../../src/adapters/providers/replicate/base-url.js';
import { jobAddress } from '../../../../src/adapters/providers/replicate/job-address.js';
import { jobStatus } from '../../../../src/adapters/providers/replicate/job-status.js';
import { predictionSchema } from '../../../../src/adapters/providers/replicate/prediction.js';
import { job, now, prediction } from './fixtures.js';

const base = parseBaseUrl('https://api.replicate.com');

function statusOf(changes: Record<string, unknown>, data: Record<string, number> = {}) {
  const context = { job: jobAddress({ ...job, data }, base), now, redact: (text: string) => text };
  return jobStatus(predictionSchema.parse(prediction(changes)), context);
}

describe('a job under way', () => {
  it('is queued while it starts', () => {
    expect(statusOf({ status: 'starting' })).toEqual({ state: 'queued' });
  });

  it('runs with progress and the last lines of its logs', () => {
    const logs = 'Using seed: 7\n 34%|███▍      | 17/50 [00:12<00:23,  1.4it/s]\n\u001b]0;title\u0007done\n';

    expect(statusOf({ status: 'processing', logs })).toEqual({
      state: 'running',
      fraction: 0.34,
      remainingSeconds: 23,
      logTail: expect.stringMatching(/^Using seed: 7\n.*17\/50.*\n[^\p{Cc}]*done$/u),
    });
  });

  it('keeps the logs short', () => {
    const logs = Array.from({ length: 5000 }, (_, line) => `line ${line}`).join('\n');

    const status = statusOf({ status: 'processing', logs });

    expect(status).toMatchObject({
      logTail: expect.stringMatching(/^line 4990\n(?:line \d+\n){8}line 4999$/),
    });
  });

  it('needs nothing but an id and a state, and overlooks whatever else is odd', () => {
    const odd = {
      logs: 7,
      metrics: 'many',
      urls: [],
      created_at: 5,
      input: 'x',
      data_removed: null,
      new_field: {},
    };
    const bare = predictionSchema.parse({ id: job.id, status: 'starting' });
    const strange = predictionSchema.parse({ id: job.id, status: 'starting', ...odd });

    expect(bare).toEqual({ id: job.id, status: 'starting' });
    expect(strange).toEqual(bare);
  });

  it('takes a state that it does not know for running, and says so', () => {
    expect(statusOf({ status: 'hibernating' })).toEqual({
      state: 'running',
      logTail: 'Replicate reports the state "hibernating", which aivideo does not know',
    });
  });
});

describe('a job that has succeeded', () => {
  it('has outputs, billed seconds and total seconds', () => {
    const status = statusOf({
      status: 'succeeded',
      output: 'https://replicate.delivery/out.mp4',
      metrics: { predict_time: 12.5, total_time: 30.25, video_output_duration_seconds: 5 },
    });

    expect(status).toEqual({
      state: 'succeeded',
      outputs: [{ url: 'https://replicate.delivery/out.mp4' }],
      billedSeconds: 12.5,
      totalSeconds: 30.25,
    });
  });

  it('has the time from creation to completion where no total is given', () => {
    const status = statusOf({
      status: 'succeeded',
      completed_at: '2026-11-22T07:59:30.123456Z',
      metrics: null,
    });

    expect(status).toMatchObject({ totalSeconds: 30 });
  });

  it.each([null, [], {}])('has no outputs when the output is %o', (output) => {
    expect(statusOf({ status: 'succeeded', output })).toEqual({ state: 'succeeded', outputs: [] });
  });

  it('is removed once its data are', () => {
    expect(statusOf({ status: 'succeeded', output: null, data_removed: true })).toEqual({ state: 'removed' });
  });
});

describe('a job that has failed', () => {
  it('keeps its reason, its words, its logs and its billed seconds', () => {
    const status = statusOf({
      status: 'failed',
      error: 'The input or output was flagged as sensitive. (E005)\n',
      logs: 'step 1\nstep 2\n',
      metrics: { predict_time: 3 },
    });

    expect(status).toEqual({
      state: 'failed',
      reason: 'content',
      message: 'The input or output was flagged as sensitive. (E005)',
      billedSeconds: 3,
      logTail: 'step 1\nstep 2',
    });
  });

  it.each([
    [null, 'the model gave no reason'],
    [{ detail: 'odd' }, '{"detail":"odd"}'],
    ['\u001b[31mbroken\u001b[0m.', 'broken'],
  ])('says something for the error %o', (error, message) => {
    expect(statusOf({ status: 'failed', error })).toMatchObject({
      state: 'failed',
      reason: 'model',
      message,
    });
  });

  it('fails also in a state of the future that is an end', () => {
    const status = statusOf({ status: 'expired', completed_at: '2026-11-22T07:59:30Z', error: 'gone' });

    expect(status).toMatchObject({ state: 'failed', message: expect.stringMatching(/"expired".*: gone$/) });
  });
});

describe('a job that was canceled', () => {
  const completed_at = '2026-11-22T07:59:30.000Z';
  const started_at = '2026-11-22T07:59:10.000Z';

  it('was canceled by request when no deadline had passed', () => {
    const status = statusOf({ status: 'canceled', started_at, completed_at, metrics: { predict_time: 20 } });

    expect(status).toEqual({ state: 'canceled', by: 'request', ran: true, billedSeconds: 20 });
  });

  it('was canceled by request before its deadline', () => {
    const status = statusOf({
      status: 'canceled',
      started_at,
      completed_at,
      deadline: '2026-11-22T08:20:00Z',
    });

    expect(status).toMatchObject({ by: 'request' });
  });

  it('was ended by the deadline that the service names', () => {
    const status = statusOf({ status: 'canceled', started_at, completed_at, deadline: completed_at });

    expect(status).toEqual({ state: 'canceled', by: 'deadline', ran: true });
  });

  it('was ended by the deadline that was asked for, counted from its creation', () => {
    const status = statusOf({ status: 'canceled', started_at, completed_at }, { deadlineSeconds: 30 });

    expect(status).toMatchObject({ by: 'deadline' });
  });

  it('never ran when it was aborted', () => {
    const status = statusOf({ status: 'aborted', completed_at }, { deadlineSeconds: 20 });

    expect(status).toEqual({ state: 'canceled', by: 'deadline', ran: false });
  });

  it('never ran when it was canceled before its start', () => {
    expect(statusOf({ status: 'canceled', completed_at })).toMatchObject({ ran: false });
  });

  it('goes by the clock where the time of its end is not given', () => {
    expect(statusOf({ status: 'aborted' }, { deadlineSeconds: 59 })).toMatchObject({ by: 'deadline' });
    expect(statusOf({ status: 'aborted' }, { deadlineSeconds: 90 })).toMatchObject({ by: 'request' });
  });
});
