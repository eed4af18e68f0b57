import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import type { LanguageQuestion } from '../../domain/prompts/llm/language-question.js';
import type { Clock } from '../../ports/clock.js';
import type { LanguageAnswer, LanguageModel } from '../../ports/language-model.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { parseJson } from '../providers/replicate/problem.js';
import { type Answer, RequestExpired, readAnswer } from '../providers/replicate/read-answer.js';
import { createRedactor } from '../providers/replicate/redactor.js';
import type { FetchFunction } from '../providers/replicate/replicate-options.js';
import { answerFailure, brokenFailure } from './endpoint-failure.js';

export interface OpenAiModelOptions {
  /** Up to and with `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Absent: none is sent. */
  readonly apiKey?: string | undefined;
  /** `aivideo/0.1.0`. */
  readonly userAgent: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Default: the platform's own. */
  readonly fetch?: FetchFunction | undefined;
  /** Milliseconds from question to answer. Default 180000: small machines think long. */
  readonly timeoutMs?: number;
}

const maxAnswerBytes = 4 * 1024 ** 2;

const completionSchema = z.object({
  choices: z
    .array(
      z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: z.string().nullish() }),
    )
    .min(1),
  usage: z.object({ total_tokens: z.number() }).optional().catch(undefined),
});

/**
 * A language model behind any endpoint that speaks OpenAI's chat completions
 * (https://platform.openai.com/docs/api-reference/chat): OpenAI, Ollama, llama.cpp, vLLM. Asks for structured output;
 * an endpoint that does not know that is asked once more without. The key is sent there and stands nowhere else.
 */
export function createOpenAiModel(options: OpenAiModelOptions): LanguageModel {
  const redactor = createRedactor(options.apiKey ?? '');
  return {
    id: options.model,
    async ask(question, call) {
      call.signal.throwIfAborted();
      try {
        const first = await post(options, bodyOf(options, question, 'structured'), call);
        const isUnknown =
          (first.status === 400 || first.status === 422) &&
          /response_format|json_schema|schema/i.test(first.body);
        const answer = isUnknown ? await post(options, bodyOf(options, question, 'plain'), call) : first;
        return completionOf(options, { ...answer, body: redactor.text(answer.body) });
      } catch (error) {
        throw error === call.signal.reason ? error : redactor.error(error);
      }
    },
  };
}

/** Temperature 0: the same question is to give the same answer as far as that goes. */
function bodyOf(
  { model }: OpenAiModelOptions,
  { system, user, schema }: LanguageQuestion,
  manner: 'structured' | 'plain',
): JsonObject {
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    ...(manner === 'plain'
      ? {}
      : {
          response_format: {
            type: 'json_schema',
            json_schema: { name: schema.name, strict: true, schema: schema.definition },
          },
        }),
  };
}

async function post(options: OpenAiModelOptions, body: JsonObject, call: CallOptions): Promise<Answer> {
  const { baseUrl, apiKey, userAgent, timeoutMs = 180_000 } = options;
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/chat/completions`);
  const headers = {
    'content-type': 'application/json',
    'user-agent': userAgent,
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  const request = {
    fetch: options.fetch ?? ((target: URL, init: RequestInit) => fetch(target, init)),
    url,
    init: { method: 'POST', headers, body: JSON.stringify(body) },
  };
  try {
    return await readAnswer(request, {
      signal: call.signal,
      requestMs: timeoutMs,
      bodyMs: timeoutMs,
      maxBytes: maxAnswerBytes,
    });
  } catch (error) {
    if (call.signal.aborted) throw call.signal.reason;
    throw brokenFailure(error, { host: url.host, hasExpired: error instanceof RequestExpired });
  }
}

function completionOf({ baseUrl, model, clock }: OpenAiModelOptions, answer: Answer): LanguageAnswer {
  const { host } = new URL(baseUrl);
  if (answer.status < 200 || answer.status >= 300)
    throw answerFailure(answer, { host, model, now: clock.now() });
  const parsed = completionSchema.safeParse(parseJson(answer.body));
  if (answer.isCut || !parsed.success)
    throw new AivideoError('provider-failed', `The answer of \`${host}\` is no chat completion`, {
      retryable: true,
      details: { provider: 'llm', host },
    });
  const { choices, usage } = parsed.data;
  const basis = usage === undefined ? `a question to ${host}` : `${usage.total_tokens} tokens at ${host}`;
  return { text: choices[0]?.message.content ?? '', cost: { known: false, basis } };
}
