import { describe } from 'vitest';
import { jobPoints } from '../support/kill-points.js';
import { describeKills } from '../support/kill-suite.js';

describe.concurrent('a program killed while its jobs run', () => {
  describeKills(jobPoints);
});
