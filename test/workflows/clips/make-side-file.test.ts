import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadSettings } from '../../../src/adapters/config/load-settings.js';
import { systemClock } from '../../../src/adapters/node/clock.js';
import { systemRandomness } from '../../../src/adapters/node/randomness.js';
import { planMusic } from '../../../src/domain/narration/plan-music.js';
import { planQuestion } from '../../../src/domain/narration/plan-question.js';
import { planSpeech } from '../../../src/domain/narration/plan-speech.js';
import type { ClipPlan, PlannedShot } from '../../../src/domain/run/plan.js';
import { createServices } from '../../../src/services/services.js';
import { generateClips } from '../../../src/workflows/generate-clips.js';
import { openRun } from '../../../src/workflows/runs/open-run.js';
import { type FakeReplicate, startFakeReplicate } from '../../support/fake-replicate/start-fake-replicate.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
});

afterEach(() => fake.close());

const call = { signal: new AbortController().signal };
const terms = { deadlineSeconds: 600 };

async function studio() {
  const folder = await temporaryFolder();
  const place = { cwd: folder, homeDir: folder, os: 'linux', env: { PATH: process.env.PATH ?? '' } };
  const account = { replicateToken: fake.token, replicateBaseUrl: fake.baseUrl };
  const flags = { stateDir: `${folder}/state`, cacheDir: `${folder}/cache`, ...account };
  const { settings } = await loadSettings({ ...place, flags });
  const world = { version: '1.0.0', clock: systemClock, randomness: systemRandomness, env: place.env };
  const services = createServices({ settings, ...world });
  onTestFinished(() => services.close());
  const make = async (shots: readonly PlannedShot[], run?: string) => {
    const opened = await openRun(services, 'replicate', { sinks: [], run });
    return generateClips(opened.deps, { plan: planOf(shots), overwrite: false }, call).finally(() =>
      opened.release(),
    );
  };
  return { folder, make };
}

function planOf(shots: readonly PlannedShot[]): ClipPlan {
  return {
    ...{ provider: 'replicate', model: 'zeroscope', modelRef: 'studio/painter', schema: 'catalogue' },
    ...{ draft: false, shots, adjustments: [], price: { kind: 'free', basis: 'a test' } },
    ...{ concurrency: 4, deadlineSeconds: 600 },
  };
}

describe('what a film needs besides clips', () => {
  it('is made by jobs of the run: voices, music and answers', async () => {
    const { folder, make } = await studio();
    fake.onCreate({ model: 'openai/gpt-5-mini' }, { output: ['{"scenes"', ': []}'] });
    const spoken = { id: '1', text: 'The sea is calm tonight', language: 'en' } as const;
    const question = { system: 'You write prompts', user: 'A scene by the sea' };
    const shots = [
      ...planSpeech([spoken], { model: 'kokoro', folder, ...terms }),
      planMusic({ prompt: 'slow piano', seconds: 2, seed: 3, folder, ...terms }),
      planQuestion(question, { shot: 'question-1', model: 'gpt-5-mini', folder, ...terms }),
    ];

    const { shots: made, state } = await make(shots);

    expect(made).toMatchObject([
      { ok: true, clip: { path: `${folder}/speech-1.wav`, media: { audio: {} }, cost: { known: true } } },
      { ok: true, clip: { path: `${folder}/music.wav`, seed: 3 } },
      { ok: true, clip: { path: `${folder}/question-1.txt`, media: { container: 'text' } } },
    ]);
    expect(await readFile(`${folder}/question-1.txt`, 'utf8')).toBe('{"scenes": []}');
    expect(state.shots.get('question-1')?.text).toBe('{"scenes": []}');
    expect(fake.ledger.creates.map(({ input }) => input)).toEqual(
      expect.arrayContaining([
        { text: spoken.text, voice: 'af_bella', speed: 1 },
        { prompt: 'slow piano', duration: 2, output_format: 'wav', seed: 3 },
        { prompt: question.user, system_prompt: question.system, reasoning_effort: 'minimal' },
      ]),
    );
  });

  it('is never paid twice: a later run finds it in the cache', async () => {
    const { folder, make } = await studio();
    const text = { id: '1', text: '바다는 고요합니다', language: 'ko' } as const;
    const shots = planSpeech([text], { model: 'speech-02-turbo', folder, ...terms });

    await make(shots);
    const again = await make(shots);

    expect(again.shots).toMatchObject([{ ok: true, clip: { cached: true, cost: { usd: 0 } } }]);
    expect(fake.ledger.creates).toHaveLength(1);
    expect(fake.ledger.creates[0]?.input).toMatchObject({ language_boost: 'Korean' });
  });

  it('fails alone when the job makes nothing of the kind', async () => {
    const { folder, make } = await studio();
    fake.onCreate({ model: 'openai/gpt-5-mini' }, { output: '   ' });
    fake.onCreate({ model: 'jaaari/kokoro-82m' }, { serves: 'html' });
    const spoken = { id: '1', text: 'Hello', language: 'en' } as const;
    const question = { shot: 'question-1', model: 'gpt-5-mini', folder, ...terms };
    const shots = [
      planQuestion({ system: '', user: 'Anything' }, question),
      ...planSpeech([spoken], { model: 'kokoro', folder, ...terms }),
    ];

    const { shots: made } = await make(shots);

    expect(made).toMatchObject([
      { ok: false, error: { code: 'output-missing' } },
      { ok: false, error: { code: 'media-unreadable' } },
    ]);
  });
});

describe('plans of side jobs', () => {
  it('name the models that can be had', () => {
    const spoken = { id: '1', text: 'Hello', language: 'en' } as const;

    expect(() => planSpeech([spoken], { model: 'veo', folder: '/x', ...terms })).toThrow(
      '`veo` is no speech model that aivideo knows: kokoro, speech-02-turbo',
    );
    expect(() =>
      planMusic({ prompt: 'x', seconds: 1, seed: 1, model: 'kokoro', folder: '/x', ...terms }),
    ).toThrow('`kokoro` is no music model that aivideo knows: musicgen, lyria-2');
  });

  it('refuse a text that is longer than the model speaks', () => {
    const spoken = { id: '2-1', text: '가'.repeat(5001), language: 'ko' } as const;

    expect(() => planSpeech([spoken], { model: 'speech-02-turbo', folder: '/x', ...terms })).toThrow(
      'Text 2-1 has 5001 characters; `speech-02-turbo` speaks 5000 at most',
    );
  });
});
