import type { CommandDefinition } from '../command-definition.js';
import { wholeNumber } from '../option-values.js';

const listCommand: CommandDefinition = {
  name: 'list',
  define(command) {
    command
      .description('list the models of the catalogue (the same as `aivideo models`)')
      .option('--kind <kind>', 'only text-to-video or image-to-video');
  },
  async run(call, context) {
    return (await import('../models/list-models.js')).listModels(call, context);
  },
};

const showCommand: CommandDefinition = {
  name: 'show',
  define(command) {
    command
      .description('show everything about a model: inputs, options, price terms, licence')
      .argument('<name>', 'alias, Hugging Face id or owner/name[:version]');
  },
  async run(call, context) {
    return (await import('../models/show-model.js')).showModel(call, context);
  },
};

const searchCommand: CommandDefinition = {
  name: 'search',
  define(command) {
    command
      .description('search at Replicate; without a token or offline, in the catalogue')
      .argument('<words...>', 'what to look for')
      .option('--limit <n>', 'results at most', wholeNumber({ min: 1, max: 50 }), 20);
  },
  async run(call, context) {
    return (await import('../models/search-models.js')).searchModels(call, context);
  },
};

/** `aivideo models`: what can be used. */
export const modelsCommand: CommandDefinition = {
  name: 'models',
  define(command) {
    command
      .description('list the models that can be used, with kind, sizes, lengths and price')
      .option('--kind <kind>', 'only text-to-video or image-to-video')
      .addHelpText(
        'after',
        `
Examples:
  aivideo models
  aivideo models show veo
  aivideo models search "anime video"
  aivideo models --json | jq -r '.models[].name'`,
      );
  },
  async run(call, context) {
    return (await import('../models/list-models.js')).listModels(call, context);
  },
  subcommands: [listCommand, showCommand, searchCommand],
};
