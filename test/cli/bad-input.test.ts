import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeReplicate, startFakeReplicate } from '../support/fake-replicate/start-fake-replicate.js';
import { runBuilt, runInside, type Situation } from '../support/run-inside.js';
import { badAccounts, badConfigurations } from './bad-input-configuration.js';
import { badMedia, badOutputs } from './bad-input-files.js';
import { badModels } from './bad-input-models.js';
import { badOptions } from './bad-input-options.js';
import { badPrompts } from './bad-input-prompts.js';
import { type BadInput, expectRefusal } from './bad-input-row.js';

let fake: FakeReplicate;
beforeAll(async () => {
  fake = await startFakeReplicate();
});
afterAll(() => fake.close());

const tables: readonly (readonly [what: string, rows: readonly BadInput[]])[] = [
  ['words that make no sense', badOptions],
  ['prompts that can not be used', badPrompts],
  ['models and inputs that there are not', badModels],
  ['images and videos that can not be used', badMedia],
  ['places where no clip can go', badOutputs],
  ['configurations that are wrong', badConfigurations],
  ['accounts that can not be used', badAccounts],
];

for (const [what, rows] of tables)
  describe(`${what} are refused before anything is paid`, () => {
    for (const row of rows) it(`refuses ${row.title}`, () => expectRefusal(row, fake));
  });

describe('unusual words that are fine', () => {
  const fine: readonly (Situation & {
    readonly title: string;
    readonly prompt: string;
    readonly name: RegExp;
  })[] = [
    { title: 'emoji alone', args: ['🌅🌊'], prompt: '🌅🌊', name: /\/clip-zeroscope-\w{6}\.mp4$/ },
    {
      title: 'a script from right to left',
      args: ['غروب الشمس على البحر'],
      prompt: 'غروب الشمس على البحر',
      name: /\/غروب-الشمس-على-البحر-zeroscope-\w{6}\.mp4$/,
    },
    {
      title: 'Hangul in pieces',
      args: ['바다 위의 노을'.normalize('NFD')],
      prompt: '바다 위의 노을'.normalize('NFC'),
      name: /\/바다-위의-노을-zeroscope-\w{6}\.mp4$/,
    },
    {
      title: 'a byte order mark and line ends of another system',
      args: ['--prompt-file', 'prompt.txt'],
      files: { 'prompt.txt': '\ufeffA sea\r\nat dusk\r\n' },
      prompt: 'A sea\nat dusk',
      name: /\/a-sea-at-dusk-zeroscope-\w{6}\.mp4$/,
    },
    {
      title: 'a prompt on standard input, in two ways',
      args: ['--prompt-file', '-'],
      stdin: 'A quiet sea\n',
      prompt: 'A quiet sea',
      name: /\/a-quiet-sea-zeroscope-\w{6}\.mp4$/,
    },
    {
      title: 'a prompt that looks like an option, after --',
      args: ['--', '--dry sea'],
      prompt: '--dry sea',
      name: /\/dry-sea-zeroscope-\w{6}\.mp4$/,
    },
  ];

  for (const { title, prompt, name, ...situation } of fine)
    it(`takes ${title}`, async () => {
      const args = ['generate', '--dry-run', '--json', ...situation.args];

      const { status, stdout, stderr } = await runInside({ ...situation, args }, fake);

      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const plan = JSON.parse(stdout);
      expect(plan).toMatchObject({ ok: true, prompt, shots: [{ input: { prompt } }] });
      expect(plan.shots[0].output.normalize('NFC')).toMatch(name);
    });

  it('cuts a long prompt at a word and says so', async () => {
    const prompt = 'A small boat on a wide river, '.repeat(40).trim();

    const { stdout } = await runInside({ args: ['generate', '--dry-run', '--json', prompt] }, fake);

    const { adjustments } = JSON.parse(stdout);
    expect(adjustments).toMatchObject([{ option: 'prompt', kind: 'truncated', asked: '1199 characters' }]);
  });

  it('points out a variable that is nearly one of ours', async () => {
    const { status, stderr } = await runInside(
      { args: ['generate', '--dry-run', 'sea'], env: { AIVIDEO_FP: '3' } },
      fake,
    );

    expect(status).toBe(0);
    expect(stderr).toContain(
      'Environment variable `AIVIDEO_FP` is unknown; the nearest one is `AIVIDEO_FPS`',
    );
  });
});

describe('the built program', () => {
  for (const [what, [row]] of tables)
    it(`refuses ${what} in the same words: ${row?.title}`, async () => {
      expect(row).toBeDefined();
      if (row !== undefined) await expectRefusal(row, fake, runBuilt);
    });
});
