import { describe } from 'vitest';
import { deliveryPoints } from '../support/kill-points.js';
import { describeKills } from '../support/kill-suite.js';

describe.concurrent('a program killed while clips arrive', () => {
  describeKills(deliveryPoints);
});
