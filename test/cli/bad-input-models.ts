import type { BadInput } from './bad-input-row.js';

const unknown = { status: 2, code: 'model-unknown' } as const;
const invalid = { status: 2, code: 'input-invalid' } as const;

type ModelRow = readonly [title: string, model: string, says: string | RegExp];

const modelRows: readonly ModelRow[] = [
  ['a misspelt model', 'zeroscop', 'There is no model `zeroscop`; did you mean `zeroscope`'],
  [
    'a model like several',
    'veoo',
    /^There is no model `veoo`; did you mean `veo-[\d.]+`, `veo-[\d.]+` or `veo-[\d.]+`$/,
  ],
  ['a model like none', 'nosuchmodelatall', 'There is no model `nosuchmodelatall`'],
  ['a model with too many slashes', 'a/b/c', 'There is no model `a/b/c`'],
  ['a local model that there is not', 'local/painter', 'There is no model `local/painter`'],
  ['a model that Replicate does not have', 'nobody/nothing', 'There is no model `nobody/nothing`'],
  [
    'a version that is none',
    'lucataco/hotshot-xl:latest',
    'A version of `lucataco/hotshot-xl` is 64 hexadecimal digits, got `latest`',
  ],
  [
    'a version that Replicate does not have',
    `lucataco/hotshot-xl:${'0'.repeat(64)}`,
    /^Replicate has no model `lucataco\/hotshot-xl:0{64}`: The requested resource could not be found$/,
  ],
];

type InputRow = readonly [title: string, model: string, input: string, says: string];

const inputRows: readonly InputRow[] = [
  [
    'an input that the model does not have',
    'zeroscope',
    'num_frame=3',
    'Input `num_frame` is unknown; the nearest is `num_frames`',
  ],
  [
    'a word for a number',
    'zeroscope',
    'num_frames=lots',
    'Input `num_frames` must be a whole number, got `lots`',
  ],
  [
    'a fraction for a whole number',
    'zeroscope',
    'num_frames=1.5',
    'Input `num_frames` must be a whole number, got `1.5`',
  ],
  [
    'a word for yes or no',
    'zeroscope',
    'remove_watermark=maybe',
    'Input `remove_watermark` must be `true` or `false`, got `maybe`',
  ],
  [
    'a value that is not among those allowed',
    'zeroscope',
    'model=xxl',
    'Input `model` of `zeroscope` must be `xl`, `576w`, `potat1` or `animov-512x`, got `xxl`',
  ],
  [
    'a number below the range',
    'zeroscope',
    'width=8',
    'Input `width` of `zeroscope` must be at least 256, got `8`',
  ],
  [
    'a number above the range',
    'seedance',
    'duration=99',
    'Input `duration` of `seedance-1-pro` must be at most 12, got `99`',
  ],
  [
    'a shape that the model does not make',
    'kling-2.5',
    'aspect_ratio=4:3',
    'Input `aspect_ratio` of `kling-2.5` must be `16:9`, `9:16` or `1:1`, got `4:3`',
  ],
  [
    'something else for a list',
    'seedance-1-lite',
    'reference_images=photo.png',
    'Input `reference_images` must be a JSON list such as `["a","b"]`, got `photo.png`',
  ],
];

/** Models and inputs of models that there are not. */
export const badModels: readonly BadInput[] = [
  ...modelRows.map(
    ([title, model, says]): BadInput => ({ title, args: ['generate', 'sea', '-m', model], says, ...unknown }),
  ),
  ...inputRows.map(
    ([title, model, input, says]): BadInput => ({
      title: `${title}: --input ${input}`,
      args: ['generate', 'sea', '-m', model, '--input', input],
      says,
      ...invalid,
    }),
  ),
  {
    title: 'a model that is not in the catalogue, when nothing may be looked up',
    args: ['generate', 'sea', '-m', 'somebody/something', '--dry-run'],
    says: 'Model `somebody/something` is not in the catalogue, so it has to be looked up at Replicate first',
    ...unknown,
  },
  {
    title: 'a misspelt model to be shown',
    args: ['models', 'show', 'zeroscop'],
    says: 'There is no model `zeroscop`; did you mean `zeroscope`',
    ...unknown,
  },
  {
    title: 'a video that is not there to be inspected',
    args: ['inspect', 'clip.mp4'],
    status: 2,
    code: 'input-file-unreadable',
    says: '`FOLDER/clip.mp4` can not be read: there is no such file',
  },
  {
    title: 'a text to be inspected',
    args: ['inspect', 'clip.mp4'],
    files: { 'clip.mp4': 'Dear diary' },
    status: 7,
    code: 'media-unreadable',
    says: '`FOLDER/clip.mp4` is text, not a video that aivideo reads',
  },
  {
    title: 'a model that writes',
    args: ['generate', 'sea', '-m', 'openai/gpt-5-mini'],
    status: 2,
    code: 'model-incapable',
    says: 'Model `openai/gpt-5-mini` answers with text, not with a video',
  },
  {
    title: 'a search without words',
    args: ['models', 'search', ' '],
    status: 2,
    code: 'usage-invalid',
    says: '`aivideo models search` needs a word to look for',
  },
  {
    title: 'a run outside of the records',
    args: ['runs', 'show', '../elsewhere'],
    files: { 'outputs/ai-videos/elsewhere/journal.jsonl': '' },
    status: 2,
    code: 'run-unknown',
    says: 'There is no run `../elsewhere`',
  },
  {
    title: 'a run that there is not',
    args: ['runs', 'show', '20261122-081530-k3f9'],
    status: 2,
    code: 'run-unknown',
    says: 'There is no run `20261122-081530-k3f9`',
  },
  {
    title: 'nothing to go on with',
    args: ['resume'],
    status: 2,
    code: 'run-unknown',
    says: 'There is no unfinished run',
  },
];
