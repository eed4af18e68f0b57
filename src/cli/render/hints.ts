import type { AivideoError, ErrorCode } from '../../domain/errors.js';

type Hint = (error: AivideoError) => readonly string[];

const keep =
  (...lines: readonly string[]): Hint =>
  () =>
    lines;

/** What to do about each error: sentences and commands that can be pasted. */
const hints = {
  'usage-invalid': (error) => [`see \`aivideo ${text(error, 'command')} --help\``.replace('  ', ' ')],
  'config-invalid': keep('see which files are read: `aivideo config path`'),
  'prompt-empty': keep(
    'say what should be seen: `aivideo generate "A beautiful sunset over the ocean with waves"`',
  ),
  'prompt-invalid': keep(
    'a long or unusual text is best given as a UTF-8 file: `aivideo generate --prompt-file prompt.txt`',
  ),
  'model-unknown': (error) =>
    error.details.unseen === true
      ? [`look it up, with a token: \`aivideo models show ${text(error, 'model')}\``]
      : ['list what can be used: `aivideo models`', 'or search at Replicate: `aivideo models search WORDS`'],
  'model-incapable': (error) =>
    list(error, 'models').length === 0
      ? ['see what models can do: `aivideo models`']
      : [
          `use a model that can: \`-m ${list(error, 'models')[0]}\` (or ${list(error, 'models').slice(1, 5).join(', ')})`,
        ],
  'input-invalid': (error) => [
    `see every input of the model: \`aivideo models show ${text(error, 'model') || 'NAME'}\``,
  ],
  'input-file-unreadable': keep('check the path and its permissions: `ls -l FILE`'),
  'input-file-unsupported': (error) =>
    text(error, 'expected') === 'text'
      ? ['save it as UTF-8 text']
      : ['images: PNG, JPEG, WebP, GIF, AVIF; videos: MP4, MOV, WebM, MKV'],
  'input-file-too-large': (error) =>
    text(error, 'expected') === 'text'
      ? ['make a film of each part: divide it into several files']
      : ['make it smaller, or put it on the web and pass its https URL'],
  'simulation-unknown': keep('list what can be simulated: `aivideo simulate --list`'),
  'simulation-invalid': (error) => [
    text(error, 'simulation') === ''
      ? 'see the options: `aivideo simulate --help`'
      : `see its parameters: \`aivideo simulate ${text(error, 'simulation')} --list\``,
  ],
  'expression-invalid': (error) => [
    'formulas are written as `y = 2 sin(x + t)`, with `t` for the seconds; equations also as TeX: `\\frac{a}{b}`',
    ...(text(error, 'unknownName').length === 1
      ? [`say what a letter of a function graph stands for: \`--where "${text(error, 'unknownName')} = 2"\``]
      : []),
  ],
  'output-exists': keep('overwrite it with `--force`, or choose another name'),
  'output-unwritable': keep('choose another place with `-o FOLDER/`'),
  'token-missing': keep(
    'get a token at https://replicate.com/account/api-tokens and run `export REPLICATE_API_TOKEN=...`',
    'or draw a free draft without any account: `-m local/draft`',
  ),
  'token-refused': keep(
    'make a new token at https://replicate.com/account/api-tokens, then check it: `aivideo doctor`',
  ),
  'billing-refused': keep(
    'add credit at https://replicate.com/account/billing and run the same command again',
  ),
  'model-unavailable': keep('see what can be used today: `aivideo models`'),
  'model-failed': modelFailed,
  'content-refused': keep(
    'word the prompt differently; the filters of some models also refuse what is harmless',
  ),
  'job-canceled': keep('run the same command again to start it anew'),
  'job-deadline': keep('give it longer: `--deadline 60m`'),
  'job-unknown': (error) => [
    `it is looked up again, and never paid twice, by ${command(`resume ${run(error)}`)}`,
    'see for yourself: https://replicate.com/predictions',
    ...(text(error, 'intent') === ''
      ? []
      : [`or start it again, though both may bill: ${command(`resume ${run(error)} --retry-unknown`)}`]),
  ],
  'output-missing': keep('try another seed: `--seed N`'),
  'output-removed': keep('Replicate keeps outputs for an hour; run the same command again to make it anew'),
  'provider-failed': keep('see https://www.replicatestatus.com and try again later'),
  'network-unreachable': keep('check the connection: `aivideo doctor`'),
  'network-timeout': keep('check the connection: `aivideo doctor`'),
  'rate-limited': keep(
    'start fewer jobs at a time: `--concurrency 1`',
    'with less than $5 of credit Replicate starts 6 jobs a minute',
  ),
  'download-failed': keep(
    'the job is paid and its result is kept for an hour; see https://replicate.com/predictions',
  ),
  'address-refused': keep('only public https addresses are fetched'),
  'ffmpeg-missing': keep(
    'see what was found: `aivideo doctor`',
    'or name one: `export AIVIDEO_FFMPEG_PATH=/path/to/ffmpeg`',
  ),
  'encoder-missing': keep(
    'without `--encoder`, and with `--codec h264`, software is used that every ffmpeg has',
    'or name another ffmpeg: `export AIVIDEO_FFMPEG_PATH=/path/to/ffmpeg`',
  ),
  'ffmpeg-failed': keep('see the whole output of ffmpeg: `--debug`'),
  'media-unreadable': (error) =>
    text(error, 'keptAs') === ''
      ? ['look at the file: `aivideo inspect FILE`']
      : [
          `look at what came instead: ${text(error, 'keptAs')}`,
          'some models answer with a text or a picture when they refuse a prompt: word it differently',
        ],
  'check-failed': keep('choose what counts: `aivideo check --fail-on black,frozen CLIP`'),
  'speech-missing': keep(
    'install `espeak-ng` (macOS has `say`), name a speech model such as `--narrate kokoro`, or give recordings with `--narration-dir`',
  ),
  'speech-failed': keep('name a voice that the program has: `espeak-ng --voices` or `say -v ?` lists them'),
  'captions-invalid': keep(
    'write each caption as a time, `00:00:01,000 --> 00:00:03,500`, its text, and an empty line',
  ),
  'script-invalid': keep('see how it is read, without making anything: `aivideo prompts SCRIPT`'),
  'run-partial': (error) =>
    error.details.film === true
      ? filmPartial(error)
      : [`the finished clips are kept; see what failed and why: ${command(`runs show ${run(error)}`)}`],
  'run-unknown': keep('list the runs: `aivideo runs`'),
  'run-locked': keep(
    'wait for it to end, or stop it with Ctrl-C there',
    'or have the same command start another run: `--new`',
  ),
  'jobs-pending': (error) => [`collect them: ${command(`resume ${run(error)}`)}`],
  'budget-exceeded': (error) =>
    run(error) === '' ? [] : [`raise the limit: ${command(`resume ${run(error)} --max-cost USD`)}`],
  'price-unknown': (error) => [
    run(error) === ''
      ? 'allow it: `--allow-unknown-price`'
      : `allow it: ${command(`resume ${run(error)} --allow-unknown-price`)}`,
    'or say what a clip costs: `priceUsd` of the model in the configuration',
  ],
  'journal-failed': keep('keep the record elsewhere: `export AIVIDEO_STATE_DIR=FOLDER`'),
  'disk-full': keep('free some space: `df -h .`'),
  'environment-broken': keep('the lines above say how to mend it'),
  interrupted: (error) => goOn(error),
  terminated: (error) => goOn(error),
  bug: keep('please send the report to the makers of aivideo; it holds no token'),
} satisfies Record<ErrorCode, Hint>;

/** The hints for an error, each one line without `hint:`. */
export function hintsFor(error: AivideoError): readonly string[] {
  const lines = error.details.provider === 'llm' ? languageModelHints(error) : hints[error.code](error);
  const { left } = error.details;
  const isNamed = lines.some((line) => line.includes('aivideo resume'));
  if (isNamed || run(error) === '' || typeof left !== 'number' || left === 0) return lines;
  return [...lines, `then go on with the run: ${command(`resume ${run(error)}`)}`];
}

/** Prompts need no language model. */
function languageModelHints({ code, details }: AivideoError): readonly string[] {
  const rules = 'or have the prompts written without one: `--prompts rules`';
  if (code === 'token-refused') return ['check the key: `export AIVIDEO_LLM_API_KEY=...`', rules];
  if (code === 'model-unavailable') return ['name one that is there: `export AIVIDEO_LLM_MODEL=...`', rules];
  if (code !== 'config-invalid') return ['check the address: `export AIVIDEO_LLM_BASE_URL=...`', rules];
  const example = details.missing === 'AIVIDEO_LLM_MODEL' ? 'llama3.1' : 'http://127.0.0.1:11434/v1';
  return [`set it: \`export ${String(details.missing)}=${example}\``, rules];
}

/** A resume brings what may still come; what has failed for good needs another prompt, another seed, or a draft. */
function filmPartial(error: AivideoError): readonly string[] {
  const { left } = error.details;
  const plan = text(error, 'plan') === '' ? 'the plan' : text(error, 'plan');
  const again =
    typeof left === 'number' && left > 0
      ? [`go on: ${command(`resume ${run(error)}`)}`]
      : [
          `change the prompt or the seed of what failed and make it again, the rest comes from the cache: ${command(`from-script ${plan}`)}`,
        ];
  return [...again, `or put drafts in their place: ${command(`resume ${run(error)} --allow-missing`)}`];
}

function modelFailed(error: AivideoError): readonly string[] {
  switch (error.details.reason) {
    case 'out-of-memory':
      return ['ask for less at a time: `--frames N`, or `--width N --height N`'];
    case 'interrupted':
      return ['the service broke it off twice, which mostly costs nothing: run the same command again'];
    default:
      return ['try again, or try another seed: `--seed N`'];
  }
}

function run(error: AivideoError): string {
  return text(error, 'run');
}

function command(words: string): string {
  return `\`aivideo ${words.trim().replace(/ +/g, ' ')}\``;
}

/** Where there is a run, it can be gone on with. */
function goOn(error: AivideoError): readonly string[] {
  return run(error) === '' ? [] : [`collect what is left: ${command(`resume ${run(error)}`)}`];
}

function text(error: AivideoError, key: string): string {
  const value = error.details[key];
  return typeof value === 'string' ? value : '';
}

function list(error: AivideoError, key: string): readonly string[] {
  const value = error.details[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
