import type { BadInput } from './bad-input-row.js';

const args = ['generate', 'sea'];
const wrong = { status: 2, code: 'config-invalid' } as const;

type FileRow = readonly [title: string, text: string, says: string];

const inProject = '(in FOLDER/.aivideorc.json)';

/** Texts of a project's `.aivideorc.json`. */
const projectRows: readonly FileRow[] = [
  [
    'JSON that is broken',
    '{"fps": 24,\n  "model": }',
    'Config file `FOLDER/.aivideorc.json` has an error in line 2, column 12: expected a value',
  ],
  ['JSON that is a list', '[]', 'Config file `FOLDER/.aivideorc.json` must hold keys and values'],
  [
    'a misspelt key',
    '{"fpss": 24}',
    `Config key \`fpss\` is unknown; the nearest key is \`fps\` ${inProject}`,
  ],
  [
    'text for a number',
    '{"fps": "24"}',
    `Config key \`fps\` must be a number between 1 and 120, got \`24\` ${inProject}`,
  ],
  [
    'a fraction for a whole number',
    '{"steps": 2.5}',
    `Config key \`steps\` must be a whole number between 1 and 1000, got \`2.5\` ${inProject}`,
  ],
  [
    'a number out of range',
    '{"fps": 0}',
    `Config key \`fps\` must be between 1 and 120, got \`0\` ${inProject}`,
  ],
  [
    'an aspect with an x',
    '{"aspect": "16x9"}',
    `Config key \`aspect\` must be two numbers like \`16:9\`, got \`16x9\` ${inProject}`,
  ],
  [
    'a word that is not among those allowed',
    '{"draft": "maybe"}',
    `Config key \`draft\` must be \`auto\` or \`never\`, got \`maybe\` ${inProject}`,
  ],
  [
    'a misspelt key of a model',
    '{"models": {"zeroscope": {"deadlineSecond": 9}}}',
    `Config key \`models.zeroscope.deadlineSecond\` is unknown; the nearest key is \`deadlineSeconds\` ${inProject}`,
  ],
  [
    "a token in a project's file",
    '{"replicateToken": "r8_0123456789012345678901234567890123456"}',
    `Config key \`replicateToken\` can not be set by a project's file, because it is a secret: use the environment or your own configuration file ${inProject}`,
  ],
  [
    "an address in a project's file",
    '{"replicateBaseUrl": "https://example.org"}',
    `Config key \`replicateBaseUrl\` can not be set by a project's file, because the token is sent there: use the environment or your own configuration file ${inProject}`,
  ],
  [
    "a program in a project's file",
    '{"ffmpegPath": "/bin/sh"}',
    `Config key \`ffmpegPath\` can not be set by a project's file, because it names a program to run: use the environment or your own configuration file ${inProject}`,
  ],
  [
    'a folder outside of the project',
    '{"outputDir": "../.."}',
    `Config key \`outputDir\` must stay inside the project's folder when a project's file sets it, got \`../..\` ${inProject}`,
  ],
];

type EnvironmentRow = readonly [variable: string, value: string, says: string];

const environmentRows: readonly EnvironmentRow[] = [
  ['AIVIDEO_FPS', 'fast', 'must be a number between 1 and 120, got `fast`'],
  ['AIVIDEO_STEPS', '0', 'must be between 1 and 1000, got `0`'],
  ['AIVIDEO_FRAMES', '2.5', 'must be a whole number between 1 and 10000, got `2.5`'],
  ['AIVIDEO_WIDTH', '99999', 'must be between 16 and 8192, got `99999`'],
  ['AIVIDEO_ASPECT', 'wide', 'must be two numbers like `16:9`, got `wide`'],
  ['AIVIDEO_RESOLUTION', 'sharp', 'must be a resolution like `720p`, got `sharp`'],
  ['AIVIDEO_DRAFT', 'no', 'must be `auto` or `never`, got `no`'],
  ['AIVIDEO_CONCURRENCY', '1000', 'must be between 1 and 64, got `1000`'],
  ['AIVIDEO_MAX_COST', 'lots', 'must be a number between 0 and 1000000, got `lots`'],
  [
    'REPLICATE_BASE_URL',
    'http://example.org',
    'must be an https address without user name, query or fragment (http for this machine only), got `http://example.org`',
  ],
  [
    'REPLICATE_BASE_URL',
    'https://me:secret@example.org',
    'must be an https address without user name, query or fragment (http for this machine only), got `https://****@example.org`',
  ],
  [
    'REPLICATE_BASE_URL',
    'example.org',
    'must be an https address without user name, query or fragment (http for this machine only), got `example.org`',
  ],
  [
    'REPLICATE_API_TOKEN',
    'two words',
    'must be one word, but holds white space or characters that no token has',
  ],
];

/** Everything that is wrong with the configuration. */
export const badConfigurations: readonly BadInput[] = [
  ...projectRows.map(
    ([title, text, says]): BadInput => ({ title, args, files: { '.aivideorc.json': text }, says, ...wrong }),
  ),
  ...environmentRows.map(
    ([variable, value, problem]): BadInput => ({
      title: `${variable}=${value}`,
      args,
      env: { [variable]: value },
      says: `Environment variable \`${variable}\` ${problem}`,
      ...wrong,
    }),
  ),
  {
    title: 'YAML that is broken',
    args,
    files: { '.aivideorc.yaml': 'fps: 24\n  model: x\n' },
    says: 'Config file `FOLDER/.aivideorc.yaml` has an error in line 2, column 8: bad indentation of a mapping entry',
    ...wrong,
  },
  {
    title: 'a configuration file that is not there',
    args: [...args, '--config', 'mine.json'],
    says: 'Config file `FOLDER/mine.json` does not exist',
    ...wrong,
  },
  {
    title: 'a configuration that would have to be run',
    args: [...args, '--config', 'mine.js'],
    files: { 'mine.js': 'throw new Error("run")' },
    says: 'Config file `FOLDER/mine.js` must be JSON or YAML: configuration is not run',
    ...wrong,
  },
  {
    title: 'a token of two words in `.env`',
    args,
    token: 'none',
    files: { '.env': 'REPLICATE_API_TOKEN="two words"\n' },
    says: 'Environment variable `REPLICATE_API_TOKEN` must be one word, but holds white space or characters that no token has (in FOLDER/.env)',
    ...wrong,
  },
  {
    title: 'a model of the configuration that there is not',
    args,
    files: { '.aivideorc.json': '{"model": "zeroscop"}' },
    status: 2,
    code: 'model-unknown',
    says: 'There is no model `zeroscop`; did you mean `zeroscope`',
  },
  {
    title: 'an input of the configuration that the model does not have',
    args,
    files: { '.aivideorc.json': '{"models": {"zeroscope": {"input": {"num_frame": 9}}}}' },
    status: 2,
    code: 'input-invalid',
    says: 'Input `num_frame` of `zeroscope` is unknown; the nearest is `num_frames`',
  },
];

const missing = {
  status: 4,
  code: 'token-missing',
  token: 'none',
  says: 'Model `zeroscope` runs on Replicate, and no token is set',
} as const;

/** An account that can not be used. */
export const badAccounts: readonly BadInput[] = [
  { title: 'a model of Replicate without a token', args: [...args, '-m', 'zeroscope'], ...missing },
  { title: '`--no-draft` without a token', args: [...args, '--no-draft'], ...missing },
  { title: 'AIVIDEO_DRAFT=never without a token', args, env: { AIVIDEO_DRAFT: 'never' }, ...missing },
  {
    title: '`draft: never` in the configuration without a token',
    args,
    files: { '.aivideorc': '{"draft": "never"}' },
    ...missing,
  },
  {
    title: 'a model that is not in the catalogue without a token',
    args: [...args, '-m', 'somebody/something'],
    ...missing,
    says: 'Model `somebody/something` runs on Replicate, and no token is set',
  },
  {
    title: 'an empty token',
    args: [...args, '-m', 'zeroscope'],
    ...missing,
    env: { REPLICATE_API_TOKEN: ' ' },
  },
  {
    title: 'a token that is not accepted',
    args,
    env: { REPLICATE_API_TOKEN: 'r8_ATokenOfNobodyAtAll000000000000000000000' },
    status: 4,
    code: 'token-refused',
    says: 'Replicate does not accept the token: You did not pass a valid authentication token',
  },
];
