import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFakeLlm } from '../../support/fake-llm.js';
import { runHere } from './in-terminal.js';

describe('aivideo enhance', () => {
  it('prints only the result in a pipe', async () => {
    const { status, stdout, stderr } = await runHere({ args: ['enhance', '밤바다의', '등대'] });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      'A lighthouse by the night sea, cool moonlight, wide shot, slow push-in, cinematic, realistic detail\n',
    );
  });

  it('shows before and after in a terminal', async () => {
    const { stdout } = await runHere({ args: ['enhance', '-m', 'zeroscope', '밤바다의 등대'], tty: true });

    expect(stdout).toMatchInlineSnapshot(`
      "before  밤바다의 등대
      after   A lighthouse by the night sea, cool moonlight, wide shot, slow push-in,
              cinematic, realistic detail
      not     blurry, distorted, deformed, low quality, flickering, text, subtitles,
              watermark, logo
      "
    `);
  });

  it('gives machines one object', async () => {
    const { stdout } = await runHere({ args: ['enhance', '--json', '쀍뛣이 바다를 바라본다'] });

    expect(JSON.parse(stdout)).toMatchObject({
      v: 1,
      ok: true,
      original: '쀍뛣이 바다를 바라본다',
      prompt: expect.stringMatching(/^A person looks at the sea, /),
      untranslated: ['쀍뛣'],
      writer: 'rules',
    });
  });

  it('says what found no English', async () => {
    const { stderr } = await runHere({ args: ['enhance', '쀍뛣이 바다를 바라본다'] });

    expect(stderr).toBe('warning: No English was found for: 쀍뛣\n');
  });

  it('reads standard input', async () => {
    const { stdout } = await runHere({
      args: ['enhance', '-', '--style', 'watercolor'],
      stdin: 'a paper boat\n',
    });

    expect(stdout).toMatch(/^A paper boat, .*, watercolor\n$/);
  });

  it.each([
    { args: ['enhance'], says: 'The prompt is empty' },
    { args: ['enhance', 'x', '-m', 'nonsuch'], says: 'There is no model `nonsuch`' },
    { args: ['enhance', 'x', '--prompts', 'magic'], says: '--prompts' },
    { args: ['enhance', 'x', '--prompts', 'llm'], says: '`AIVIDEO_LLM_BASE_URL` is not set' },
    { args: ['generate', 'x', '--prompts', 'rules'], says: 'it needs `--enhance`' },
  ])('refuses $args', async ({ args, says }) => {
    const { status, stdout, stderr } = await runHere({ args });

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toContain('hint: ');
  });

  it('asks the configured language model, once, and shows its key nowhere', async () => {
    const key = 'sk-MARKED-key-of-the-endpoint-1234';
    const fake = await startFakeLlm([{ writes: () => `A lighthouse ${key}` }]);
    const env = {
      AIVIDEO_LLM_BASE_URL: fake.baseUrl,
      AIVIDEO_LLM_MODEL: 'llama3.1',
      AIVIDEO_LLM_API_KEY: key,
    };

    const first = await runHere({ args: ['enhance', '등대', '--json'], env });
    const second = await runHere({ args: ['enhance', '등대'], env, cwd: first.cwd });

    expect(JSON.parse(first.stdout)).toMatchObject({ prompt: 'A lighthouse ****', writer: 'llama3.1' });
    expect(second.stdout).toBe('A lighthouse ****\n');
    expect(fake.questions()).toHaveLength(1);
    expect(fake.questions()[0]?.headers.authorization).toBe(`Bearer ${key}`);
    const files = await readdir(first.cwd, { recursive: true, withFileTypes: true });
    const kept = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(kept).toHaveLength(1);
    expect([first.stdout, first.stderr, second.stderr, ...kept].join('\n')).not.toContain(key);
  });

  it('hints at the rules when the key is refused', async () => {
    const fake = await startFakeLlm([{ status: 401, body: { error: { message: 'Incorrect API key' } } }]);
    const env = {
      AIVIDEO_LLM_BASE_URL: fake.baseUrl,
      AIVIDEO_LLM_MODEL: 'llama3.1',
      AIVIDEO_LLM_API_KEY: 'sk-wrong-key',
    };

    const { status, stderr } = await runHere({ args: ['enhance', 'a boat'], env });

    expect(status).toBe(4);
    expect(stderr.replace(/127\.0\.0\.1:\d+/, 'HOST')).toBe(
      'error: `HOST` does not accept the key of the language model: Incorrect API key\n\n' +
        'hint: check the key: `export AIVIDEO_LLM_API_KEY=...`\n' +
        'hint: or have the prompts written without one: `--prompts rules`\n',
    );
  });

  it('takes no address and no key from the file of a project', async () => {
    const files = {
      '.aivideorc.json': JSON.stringify({ llmBaseUrl: 'https://evil.example/v1', llmModel: 'x' }),
    };

    const { status, stderr } = await runHere({ args: ['enhance', 'a boat'], files });

    expect(status).toBe(2);
    expect(stderr).toContain("Config key `llmBaseUrl` can not be set by a project's file");
  });
});

describe('aivideo generate --enhance', () => {
  const plan = ['generate', '--enhance', '--dry-run', '-m', 'zeroscope', '밤바다의 등대'];
  const after =
    'A lighthouse by the night sea, cool moonlight, wide shot, slow push-in, cinematic, realistic detail';

  it('shows before and after in the plan', async () => {
    const { status, stdout } = await runHere({ args: plan });

    expect(status).toBe(0);
    expect(stdout).toContain('before  밤바다의 등대\n');
    expect(stdout).toContain(`after   ${after}\n`);
    expect(stdout).toContain(`prompt = ${JSON.stringify(after)}`);
  });

  it('keeps the original prompt in the plan', async () => {
    const { stdout } = await runHere({ args: [...plan, '--json'] });

    expect(JSON.parse(stdout)).toMatchObject({
      prompt: after,
      originalPrompt: '밤바다의 등대',
      shots: [{ input: { prompt: after, negative_prompt: expect.stringContaining('watermark') } }],
    });
  });

  it('leaves a negative prompt of the user alone', async () => {
    const { stdout } = await runHere({ args: [...plan, '--json', '--negative-prompt', 'ships'] });

    expect(JSON.parse(stdout)).toMatchObject({ shots: [{ input: { negative_prompt: 'ships' } }] });
  });
});
