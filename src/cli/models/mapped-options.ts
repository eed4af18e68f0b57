import type { ModelDefinition } from '../../domain/models/define-model.js';

/** A common option and the model's own input behind it. */
export interface MappedOption {
  readonly option: string;
  readonly input: string;
}

/** Which common options a model understands, and by which of its own inputs. */
export function mappedOptions(definition: ModelDefinition | undefined): readonly MappedOption[] {
  if (definition === undefined) return [];
  const { options } = definition;
  const { length, fps, size } = options;
  const pairs: (readonly [string, string | undefined])[] = [
    ['--steps', options.steps],
    [length?.by === 'frames' ? '--frames, --duration' : '--duration', lengthInput(length)],
    ['--fps', fps !== undefined && 'input' in fps ? fps.input : undefined],
    ['--width, --height, --aspect, --resolution', sizeInputs(size)],
    ['--guidance-scale', options.guidanceScale],
    ['--seed', options.seed],
    ['--negative-prompt', options.negativePrompt],
    ['--image', options.image],
    ['--last-image', options.lastImage?.input],
    ['--init-video', options.initVideo],
  ];
  return pairs.flatMap(([option, input]) => (input === undefined ? [] : [{ option, input }]));
}

function lengthInput(length: ModelDefinition['options']['length']): string | undefined {
  return length === undefined || length.by === 'fixed' ? undefined : length.input;
}

function sizeInputs(size: ModelDefinition['options']['size']): string | undefined {
  switch (size?.by) {
    case undefined:
    case 'fixed':
      return undefined;
    case 'pixels':
      return `${size.width}, ${size.height}`;
    case 'list':
      return size.input;
    case 'shape': {
      const { aspect, resolution } = size;
      const inputs = [
        aspect?.input,
        resolution !== undefined && 'input' in resolution ? resolution.input : undefined,
      ];
      return inputs.filter((input) => input !== undefined).join(', ') || undefined;
    }
    default:
      return size satisfies never;
  }
}
