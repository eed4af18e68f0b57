import { describe } from 'vitest';
import { startPoints } from '../support/kill-points.js';
import { describeKills } from '../support/kill-suite.js';

describe.concurrent('a program killed while it starts jobs', () => {
  describeKills(startPoints);
});
