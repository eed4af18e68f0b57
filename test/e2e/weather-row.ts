import { expect } from 'vitest';
import type { ErrorCode } from '../../src/domain/errors.js';
import {
  type OnEnd,
  openStation,
  type StationOptions,
  type WeatherStation,
} from '../support/drive-weather.js';
import type { FakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';

/** One kind of bad weather, and what aivideo makes of it. */
export interface WeatherRow {
  readonly title: string;
  readonly station?: StationOptions;
  /** After `generate "A quiet sea"`. */
  readonly args?: readonly string[];
  /** Sets the weather before the program starts. */
  readonly weather: (fake: FakeReplicate) => unknown;
  /** Exit status. Default 0. */
  readonly status?: number;
  /** Of the error; absent when all goes well. */
  readonly code?: ErrorCode;
  /** Part of the error's message. */
  readonly says?: string | RegExp;
  /** Part of the hints. */
  readonly hint?: string;
  /** Part of what stands on the screen. */
  readonly shows?: string | RegExp;
  /** Jobs that the account pays for. Default 1. */
  readonly creates?: number;
  /** Finished clips. Default: as many as jobs without an error, none with one. */
  readonly clips?: number;
  /** What it cost, in US dollars, where it is known. */
  readonly costUsd?: number;
  /** Requests that must not have been made more often. */
  readonly most?: Partial<Record<'create' | 'status' | 'download' | 'list', number>>;
  /** What `aivideo resume` brings when the sky has cleared. Default: the clips of all jobs that made one. */
  readonly later?: { readonly creates: number; readonly clips: number; readonly status?: number };
  /** Nothing that was made can be had: the reason. */
  readonly lost?: string;
  /** Files besides the clips that stay. */
  readonly keeps?: RegExp;
}

/** Goes through one row: the run, what it says, what it paid, and that nothing paid is lost. */
export async function goThrough(row: WeatherRow, onEnd: OnEnd): Promise<void> {
  const station = await openStation(row.station, onEnd);
  await row.weather(station.fake);

  const report = await station.run('generate', 'A quiet sea', ...(row.args ?? []));

  const { creates = 1, clips = row.code === undefined ? creates : 0 } = row;
  expect({ code: report.code, status: report.status, message: report.message }).toMatchObject({
    code: row.code,
    status: row.status ?? 0,
  });
  if (row.says !== undefined) expect(report.message).toMatch(row.says);
  if (row.hint !== undefined) expect(report.hints.join('\n')).toContain(row.hint);
  if (row.shows !== undefined) expect(report.stderr).toMatch(row.shows);
  if (row.costUsd !== undefined) expect(report.cost).toMatchObject({ known: true, usd: row.costUsd });
  expect(report.stderr).not.toMatch(/^ +at /m);
  expect(station.fake.ledger.creates).toHaveLength(creates);
  expect(await station.clips()).toHaveLength(clips);
  for (const [route, most] of Object.entries(row.most ?? {}))
    expect(countOf(station.fake, route), route).toBeLessThanOrEqual(most);
  await checkLater(station, row, { run: report.run, creates, clips });
  const remains = await station.remains();
  expect(remains.filter((name) => row.keeps?.test(name) !== true)).toEqual([]);
  if (row.keeps !== undefined) expect(remains).not.toEqual([]);
}

function countOf(fake: FakeReplicate, route: string): number {
  return fake.requests.filter((request) => request.route === route).length;
}

interface Outcome {
  readonly run: string;
  readonly creates: number;
  readonly clips: number;
}

/** In good weather everything that was made and paid is brought home, and nothing is paid again for it. */
async function checkLater(station: WeatherStation, row: WeatherRow, before: Outcome): Promise<void> {
  const { fake } = station;
  fake.clearScript();
  await fake.acceptConnections('api');
  await fake.acceptConnections('delivery');
  fake.advance(60_000);
  const made = fake.predictions.filter(({ status }) => status === 'succeeded').length;
  const isAllThere = row.lost !== undefined || before.clips >= made;
  if (row.later === undefined && isAllThere) return;
  const { creates = before.creates, clips = made, status = 0 } = row.later ?? {};

  const report = await station.run('resume', before.run);

  expect({ code: report.code, status: report.status, message: report.message }).toMatchObject({ status });
  expect(fake.ledger.creates).toHaveLength(creates);
  expect(await station.clips()).toHaveLength(clips);
}
