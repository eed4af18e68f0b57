import { describe, expect, it } from 'vitest';
import { createOpenAiModel } from '../../../src/adapters/llm/openai-model.js';
import { AivideoError } from '../../../src/domain/errors.js';
import { type FakeLlm, type LlmTurn, startFakeLlm } from '../../support/fake-llm.js';
import { createMovingClock } from '../../support/moving-clock.js';

const question = {
  system: 'Write.',
  user: '{"말":1}',
  schema: { name: 'prompts', definition: { type: 'object' } },
};
const key = 'sk-MARKED-key-of-the-endpoint-1234';

async function ask(
  turns: readonly LlmTurn[],
  options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
) {
  const fake = await startFakeLlm(turns);
  const model = createOpenAiModel({
    baseUrl: fake.baseUrl,
    model: 'llama3.1',
    apiKey: key,
    userAgent: 'aivideo/1.2.3',
    clock: createMovingClock(),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const answer = await model
    .ask(question, { signal: options.signal ?? new AbortController().signal })
    .catch((error: unknown) => error);
  return { answer, fake };
}

function failed({ answer }: { readonly answer: unknown; readonly fake: FakeLlm }): AivideoError {
  expect(answer).toBeInstanceOf(AivideoError);
  return answer as AivideoError;
}

describe('a language model behind an OpenAI-compatible endpoint', () => {
  it('is asked once, with key, model, both texts and the schema', async () => {
    const { answer, fake } = await ask([{ says: 'words' }]);

    expect(answer).toEqual({
      text: 'words',
      cost: { known: false, basis: `120 tokens at ${new URL(fake.origin).host}` },
    });
    expect(fake.questions()).toMatchObject([
      {
        path: '/v1/chat/completions',
        headers: { authorization: `Bearer ${key}`, 'user-agent': 'aivideo/1.2.3' },
        model: 'llama3.1',
        system: 'Write.',
        user: '{"말":1}',
        structured: true,
      },
    ]);
  });

  it('is asked again without a schema where the endpoint does not know that', async () => {
    const refusal = { status: 400, body: { error: { message: 'Unsupported: response_format json_schema' } } };

    const { answer, fake } = await ask([refusal, { says: 'words' }]);

    expect(answer).toMatchObject({ text: 'words' });
    expect(fake.questions().map(({ structured }) => structured)).toEqual([true, false]);
  });

  it.each([
    [401, 'token-refused', false],
    [402, 'billing-refused', false],
    [404, 'model-unavailable', false],
    [400, 'provider-failed', false],
    [429, 'rate-limited', true],
    [500, 'provider-failed', true],
    [503, 'provider-failed', true],
  ])('says of status %i: %s', async (status, code, retryable) => {
    const error = failed(await ask([{ status, body: { error: { message: 'Because.' } } }]));

    expect(error).toMatchObject({ code, retryable, details: { provider: 'llm', status } });
    expect(error.message).toMatch(/: Because$/);
  });

  it('tells how long a busy endpoint wants to be left alone', async () => {
    const error = failed(await ask([{ status: 429, headers: { 'retry-after': '7' } }]));

    expect(error.details).toMatchObject({ retryAfterSeconds: 7 });
  });

  it('gives up on silence after its time', async () => {
    const error = failed(await ask([{ silent: true }], { timeoutMs: 50 }));

    expect(error).toMatchObject({ code: 'network-timeout', retryable: true });
  });

  it('can be interrupted', async () => {
    const controller = new AbortController();
    const reason = new AivideoError('interrupted', 'Interrupted');
    setImmediate(() => controller.abort(reason));

    const { answer } = await ask([{ silent: true }], { signal: controller.signal });

    expect(answer).toBe(reason);
  });

  it('takes a body that is no completion for a failure that may pass', async () => {
    expect(failed(await ask([{ status: 200, body: { hello: 1 } }]))).toMatchObject({
      code: 'provider-failed',
      retryable: true,
    });
  });

  it('never repeats the key that an endpoint gives back', async () => {
    const echo = await ask([{ status: 401, body: { error: { message: `Incorrect API key: ${key}` } } }]);
    const said = await ask([{ says: `Your key is ${key}` }]);

    const error = failed(echo);
    expect(JSON.stringify([error.message, error.details])).not.toContain(key);
    expect(error.message).toContain('****');
    expect(JSON.stringify(said.answer)).not.toContain(key);
  });

  it('says that an endpoint which is not there can not be reached', async () => {
    const model = createOpenAiModel({
      baseUrl: 'http://127.0.0.1:9/v1',
      model: 'llama3.1',
      userAgent: 'aivideo/1.2.3',
      clock: createMovingClock(),
    });

    await expect(model.ask(question, { signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'network-unreachable',
      retryable: true,
    });
  });
});
