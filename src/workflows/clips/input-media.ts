import { AivideoError } from '../../domain/errors.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { CommonOptions } from '../../domain/models/common-options.js';
import { coerceInputText } from '../../domain/models/validate-input.js';
import { cleanPrompt } from '../../domain/prompts/check-prompt.js';
import type { Attachment } from '../../domain/run/plan.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { ChosenModel } from './choose-model.js';

type MediaOption = 'image' | 'lastImage' | 'initVideo';

/** Images and videos that were given as options, looked at. */
export interface CheckedMedia {
  /** URLs as they are, files as `@path` until they are attached. */
  readonly options: Partial<Record<MediaOption, string>>;
  readonly files: Partial<Record<MediaOption, Attachment['file']>>;
}

const mediaOptions = ['image', 'lastImage', 'initVideo'] as const;
const mediaKinds = { image: 'image', lastImage: 'image', initVideo: 'video' } as const;
const flags = { image: '--image', lastImage: '--last-image', initVideo: '--init-video' } as const;

/** Whether a value is a URL of any kind, and so no path. */
export function isUrl(value: string): boolean {
  return /^([a-z][a-z\d+.-]+:\/\/|data:)/i.test(value);
}

/** Looks at every file and every address. Errors: `input-file-*`; `input-invalid` for a URL that can not be used. */
export async function checkMedia(files: ClipFiles, options: CommonOptions): Promise<CheckedMedia> {
  const found: CheckedMedia['files'] = {};
  const values: CheckedMedia['options'] = {};
  for (const option of mediaOptions) {
    const value = options[option];
    if (value === undefined) continue;
    if (isUrl(value)) {
      checkUrl(option, value);
      values[option] = value;
    } else {
      const file = await files.inspectInput(value, mediaKinds[option]);
      found[option] = file;
      values[option] = `@${file.path}`;
    }
  }
  return { options: values, files: found };
}

/** What the provider is to fetch, or the data itself. */
function checkUrl(option: MediaOption, value: string): void {
  const kind = mediaKinds[option];
  if (/^data:/i.test(value)) {
    if (!value.toLowerCase().startsWith(`data:${kind}/`))
      throw wrongUrl(option, `be data of type ${kind}/...`, value);
  } else if (!/^https?:/i.test(value) || !URL.canParse(value)) {
    throw wrongUrl(option, 'be a file or an http(s) address', value);
  }
}

function wrongUrl(option: MediaOption, expected: string, value: string): AivideoError {
  const shown = value.length > 60 ? `${value.slice(0, 57)}...` : value;
  return new AivideoError('input-invalid', `\`${flags[option]}\` must ${expected}, got \`${shown}\``, {
    details: { invalid: [{ field: option, problem: `must ${expected}` }] },
  });
}

/** The files among the options, each under the model's own input. */
export function attachmentsOf(
  files: CheckedMedia['files'],
  inputs: Partial<Record<MediaOption, string>>,
): Attachment[] {
  return mediaOptions.flatMap((option) => {
    const file = files[option];
    const input = inputs[option];
    return file === undefined || input === undefined ? [] : [{ input, file }];
  });
}

/** `--input key=value` in the types that the model wants; files are looked at, and a prompt like any other. */
export async function readInputs(
  files: ClipFiles,
  inputs: readonly (readonly [key: string, text: string])[],
  model: ChosenModel,
): Promise<{ input: JsonObject; attachments: Attachment[] }> {
  const input: Record<string, JsonValue> = {};
  const attachments: Attachment[] = [];
  for (const [key, text] of inputs) {
    if (text.startsWith('@')) {
      const file = await files.inspectInput(text.slice(1), 'any');
      attachments.push({ input: key, file });
      input[key] = `@${file.path}`;
    } else input[key] = key === 'prompt' ? cleanPrompt(text) : coerce(model, key, text);
  }
  return { input, attachments };
}

/** The error names the model, so that its hint can. */
function coerce(model: ChosenModel, key: string, text: string): JsonValue {
  try {
    return coerceInputText(model.schema, key, text);
  } catch (error) {
    if (!(error instanceof AivideoError)) throw error;
    throw new AivideoError(error.code, error.message, { details: { ...error.details, model: model.name } });
  }
}
