import { describe, expect, it } from 'vitest';
import { downloadWeather } from './weather-downloads.js';
import { jobWeather } from './weather-jobs.js';
import { goThrough } from './weather-row.js';
import { startWeather } from './weather-starts.js';

const table = [...startWeather, ...jobWeather, ...downloadWeather];

describe('the weather', () => {
  it('is of many kinds, each told once', () => {
    expect(table.length).toBeGreaterThanOrEqual(35);
    expect(new Set(table.map(({ title }) => title)).size).toBe(table.length);
  });

  // By hand, because `it.each` cuts long titles.
  for (const row of table)
    it.concurrent(`costs nothing twice and loses nothing: ${row.title}`, ({ onTestFinished }) =>
      goThrough(row, onTestFinished));
});
