import type { BadInput } from './bad-input-row.js';

type OptionRow = readonly [title: string, words: string, says: string];

/** Words that `aivideo` can not make sense of. */
const commandRows: readonly OptionRow[] = [
  ['a misspelt command', 'generaet', 'Unknown command `generaet`; did you mean `generate`'],
  ['a command that is none', 'paint', 'Unknown command `paint`'],
  ['an option before any command', '--jsn', 'Unknown option `--jsn`; did you mean `--json`'],
  ['help for a command that is none', 'help generaet', 'Unknown command `generaet`'],
  [
    'a group without a subcommand',
    'config',
    '`aivideo config` needs a subcommand: `show`, `init`, `path`, `schema`',
  ],
  ['a misspelt subcommand', 'config shwo', 'Unknown command `shwo`; did you mean `show`'],
  [
    'a subcommand that a command with work of its own does not have',
    'models lst',
    '`aivideo models` has no subcommand `lst`; it has `list`, `show`, `search`',
  ],
  ['a missing argument', 'models show', '`aivideo models show` needs a `<name>`'],
  ['an argument too many', 'doctor now', '`aivideo doctor` takes no arguments, got 1'],
  [
    'two arguments where one is taken',
    'completion bash zsh',
    '`aivideo completion` takes one argument, got 2',
  ],
  [
    'a shell that is not known',
    'completion tcsh',
    'Argument `shell` must be one of bash, zsh, fish, got `tcsh`',
  ],
  [
    'a misspelt option of a subcommand',
    'config show --orgin',
    'Unknown option `--orgin`; did you mean `--origin`',
  ],
  ['a kind that is none', 'models --kind audio', '`--kind audio` must be text-to-video or image-to-video'],
  [
    'more results than there can be',
    'models search sea --limit 99',
    'Option `--limit` must be between 1 and 50, got `99`',
  ],
];

/** Options of `generate`, before the prompt `sea`. */
const generateRows: readonly OptionRow[] = [
  ['a misspelt option', '--stpes 3', 'Unknown option `--stpes`; did you mean `--steps`'],
  ['an option that is none', '--frobnicate', 'Unknown option `--frobnicate`'],
  ['a short option that is none', '-x', 'Unknown option `-x`'],
  ['a word for a number', '--steps many', 'Option `--steps` must be a whole number, got `many`'],
  ['no number at all', '--seed=', 'Option `--seed` must be a whole number, got ``'],
  ['a quotation mark for a number', "--steps it's", "Option `--steps` must be a whole number, got `it's`"],
  ['a fraction of a step', '--steps 1.5', 'Option `--steps` must be a whole number, got `1.5`'],
  ['a number with an exponent', '--steps 1e3', 'Option `--steps` must be a whole number, got `1e3`'],
  ['a hexadecimal number', '--steps 0x10', 'Option `--steps` must be a whole number, got `0x10`'],
  ['no steps', '--steps 0', 'Option `--steps` must be between 1 and 1000, got `0`'],
  ['a fraction of a frame', '--frames 24.5', 'Option `--frames` must be a whole number, got `24.5`'],
  ['frames below zero', '--frames -1', 'Option `--frames` must be between 1 and 10000, got `-1`'],
  ['a feature film', '--frames 100000', 'Option `--frames` must be between 1 and 10000, got `100000`'],
  ['no frames a second', '--fps 0', 'Option `--fps` must be between 1 and 120, got `0`'],
  ['a word for a rate', '--fps fast', 'Option `--fps` must be a number, got `fast`'],
  ['no length', '--duration 0', 'Option `--duration` must be between 0.1s and 1h, got `0`'],
  [
    'a length below zero',
    '--duration -5',
    'Option `--duration` must be a length of time such as 90s, 5m or 1h30m, got `-5`',
  ],
  ['a length of a day', '--duration 24h', 'Option `--duration` must be between 0.1s and 1h, got `24h`'],
  ['a picture of a few pixels', '--width 8', 'Option `--width` must be between 16 and 8192, got `8`'],
  ['a wall of pixels', '--height 100000', 'Option `--height` must be between 16 and 8192, got `100000`'],
  ['half a pixel', '--width 300.5', 'Option `--width` must be a whole number, got `300.5`'],
  [
    'an aspect with an x',
    '--aspect 16x9',
    'Option `--aspect` must be two whole numbers such as 16:9, got `16x9`',
  ],
  [
    'an aspect with a zero',
    '--aspect 0:9',
    'Option `--aspect` must be two whole numbers such as 16:9, got `0:9`',
  ],
  [
    'guidance below zero',
    '--guidance-scale -1',
    'Option `--guidance-scale` must be between 0 and 100, got `-1`',
  ],
  ['a seed below zero', '--seed -1', 'Option `--seed` must be between 0 and 4294967295, got `-1`'],
  [
    'a seed past 32 bits',
    '--seed 4294967296',
    'Option `--seed` must be between 0 and 4294967295, got `4294967296`',
  ],
  [
    'a seed past all numbers',
    '--seed 99999999999999999999',
    'Option `--seed` must be a whole number, got `99999999999999999999`',
  ],
  ['no takes', '-n 0', 'Option `--count` must be between 1 and 1000, got `0`'],
  [
    'too many jobs at a time',
    '--concurrency 65',
    'Option `--concurrency` must be between 1 and 64, got `65`',
  ],
  [
    'a deadline that no job can meet',
    '--deadline 1s',
    'Option `--deadline` must be between 5s and 24h, got `1s`',
  ],
  ['a limit that is no sum', '--max-cost free', 'Option `--max-cost` must be a number, got `free`'],
  ['an input without a key', '--input nokey', 'Option `--input` must be KEY=VALUE, got `nokey`'],
  ['an input with an empty key', '--input =5', 'Option `--input` must be KEY=VALUE, got `=5`'],
  [
    'the same input twice',
    '--input seed=1 --input seed=2',
    'Option `--input` must name each key once, got `seed=2`',
  ],
  ['an empty model', '--model=', '`--model` is empty'],
  ['an empty image', '--image=', '`--image` is empty'],
  ['an empty file for an input', '--input image=@', '`--input image=@` names no file'],
  ['a resolution that is none', '--resolution big', '`--resolution` must be one such as `720p`, got `big`'],
];

const usage = { status: 2, code: 'usage-invalid' } as const;

/** Everything that is wrong with the words themselves. */
export const badOptions: readonly BadInput[] = [
  ...commandRows.map(([title, words, says]): BadInput => ({ title, args: words.split(' '), says, ...usage })),
  ...generateRows.map(
    ([title, words, says]): BadInput => ({
      title,
      args: ['generate', 'sea', ...words.split(' ')],
      says,
      ...usage,
      ...(title === 'a resolution that is none' && { code: 'input-invalid' }),
    }),
  ),
  {
    title: 'an option without its value',
    args: ['generate', 'sea', '--steps'],
    says: 'Option `--steps <n>` needs a value',
    ...usage,
  },
  {
    title: 'a prompt without a command',
    args: ['A sunset over the sea, with waves that come in from afar and roll'],
    says: 'Unknown command `A sunset over the sea, with waves that come in from afar...`',
    ...usage,
  },
];
