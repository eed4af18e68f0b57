import type { CommandDefinition } from '../command-definition.js';

/** `aivideo inspect`: what a clip is and where it came from. */
export const inspectCommand: CommandDefinition = {
  name: 'inspect',
  define(command) {
    command
      .description('show what a video file holds and how it was made')
      .argument('<file...>', 'MP4, MOV, WebM, MKV or GIF')
      .addHelpText(
        'after',
        `
Examples:
  aivideo inspect clip.mp4
  aivideo inspect --json clip.mp4 | jq -r '.files[0].provenance.prompt'`,
      );
  },
  async run(call, context) {
    return (await import('../inspect/inspect-files.js')).inspectFiles(call, context);
  },
};
