import {
  type Handler,
  type ScriptedServer,
  sendJson,
  serve,
} from '../adapters/providers/replicate/scripted-server.js';

/** What the fake endpoint does with one question. */
export type LlmTurn =
  /** Answers with this text as the model's words. */
  | { readonly says: string }
  /** Answers with this status and body. */
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  /** Never answers. */
  | { readonly silent: true }
  /** Writes a prompt for every scene that is asked for, as a good model does. */
  | { readonly writes: (scene: number, shot: number) => string };

/** A question as it came in. */
export interface SeenQuestion {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly model: string;
  readonly system: string;
  readonly user: string;
  readonly structured: boolean;
}

export interface FakeLlm extends Pick<ScriptedServer, 'baseUrl' | 'origin'> {
  /** In the order in which they came. */
  questions(): readonly SeenQuestion[];
}

/** An OpenAI-compatible endpoint on this machine that takes one turn after the other; the last one stays. */
export async function startFakeLlm(turns: readonly LlmTurn[]): Promise<FakeLlm> {
  let count = 0;
  const handler: Handler = (response, request) => {
    const turn = turns[Math.min(count, turns.length - 1)] ?? { status: 500 };
    count += 1;
    if ('silent' in turn) return;
    if ('status' in turn) {
      sendJson(response, turn.body ?? {}, { status: turn.status, headers: turn.headers ?? {} });
      return;
    }
    const content = 'says' in turn ? turn.says : goodAnswer(questionOf(request).user, turn.writes);
    sendJson(response, {
      choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
      usage: { total_tokens: 120 },
    });
  };
  const server = await serve(handler);
  return {
    baseUrl: server.baseUrl,
    origin: server.origin,
    questions: () => server.requests.map(questionOf),
  };
}

function questionOf({ path, headers, body }: ScriptedServer['requests'][number]): SeenQuestion {
  const sent = JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) as {
    readonly model: string;
    readonly messages: readonly { readonly content: string }[];
    readonly response_format?: unknown;
  };
  const [system, user] = sent.messages.map(({ content }) => content);
  return {
    path,
    headers,
    model: sent.model,
    system: system ?? '',
    user: user ?? '',
    structured: sent.response_format !== undefined,
  };
}

/** The answer to a question in its own words: as many shots as each scene wants. */
function goodAnswer(user: string, writes: (scene: number, shot: number) => string): string {
  const { scenes } = JSON.parse(user.split('\n\nYour last answer')[0] ?? '') as {
    readonly scenes: readonly { readonly scene: number; readonly shots: number }[];
  };
  return JSON.stringify({
    cast: [],
    scenes: scenes.map(({ scene, shots }) => ({
      scene,
      shots: Array.from({ length: shots }, (_, shot) => ({
        prompt: writes(scene, shot + 1),
        negativePrompt: 'fog',
      })),
    })),
  });
}
