import { jsonAnswer } from '../answer.js';
import type { Route } from '../route.js';

const hardware = [
  { name: 'CPU', sku: 'cpu' },
  { name: 'Nvidia T4 GPU', sku: 'gpu-t4' },
  { name: 'Nvidia L40S GPU', sku: 'gpu-l40s' },
  { name: 'Nvidia A100 (80GB) GPU', sku: 'gpu-a100-large' },
  { name: 'Nvidia H100 GPU', sku: 'gpu-h100' },
];

/** What belongs to the account: itself, the hardware it may use, the secret that signs its webhooks. */
export const accountRoutes: readonly Route[] = [
  {
    name: 'account',
    method: 'GET',
    pattern: '/v1/account',
    answer: ({ service }) => {
      const { username } = service.settings;
      const github = `https://github.com/${username}`;
      return jsonAnswer(200, { type: 'user', username, name: 'Film Maker', github_url: github });
    },
  },
  { name: 'hardware', method: 'GET', pattern: '/v1/hardware', answer: () => jsonAnswer(200, hardware) },
  {
    name: 'webhook-secret',
    method: 'GET',
    pattern: '/v1/webhooks/default/secret',
    answer: ({ service }) => jsonAnswer(200, { key: service.settings.webhookSecret }),
  },
];
