import type { CommandDefinition } from '../command-definition.js';
import { addHalfOptions } from '../hybrid/half-options.js';
import { addLayoutOptions } from '../hybrid/layout-options.js';
import { decimal, seconds, wholeNumber } from '../option-values.js';
import { addDriveOptions } from '../runs/drive-options.js';

/** `aivideo hybrid`: a simulation and AI video in one film. */
export const hybridCommand: CommandDefinition = {
  name: 'hybrid',
  define(command) {
    command
      .description('put a simulation and AI video into one film')
      .argument('[film]', 'a film file (.yaml, .json) that holds what the options say');
    addDriveOptions(addLayoutOptions(addHalfOptions(command)))
      .option('-o, --output <path>', 'the film: a file ending in .mp4, or a folder')
      .option('--size <wxh>', 'pixels of the film: 1280x720 (default: those of the larger half)')
      .option('--aspect <w:h>', 'shape of the film: 16:9, 9:16, 1:1')
      .option('--fps <n>', 'frames per second: 24, 29.97, 60 (default: the higher of both)')
      .option('--music <file>', 'lay music under the film, repeated or cut to its length')
      .option('--music-volume <x>', 'loudness of the music as a factor (0.3)', decimal({ min: 0, max: 10 }))
      .option('--no-duck', 'leave the music as loud while somebody speaks')
      .option('--narration <file>', 'lay a voice over the film')
      .option('--loudness <lufs>', 'bring the whole to this loudness: -14', decimal({ min: -40, max: -5 }))
      .option('--captions <file>', 'captions (.srt, .vtt) as a track that can be turned off')
      .option('--caption-language <code>', 'of that track, ISO 639-2: kor, eng (und)')
      .option('--burn-captions', 'draw the captions into the pictures')
      .option('--title <text>', 'title in the metadata')
      .option('--codec <name>', 'h264, hevc or av1')
      .option('--encoder <name>', 'use a hardware encoder: h264_nvenc, hevc_videotoolbox, ...')
      .option('--crf <n>', 'constant rate factor, lower is better', wholeNumber({ min: 0, max: 63 }))
      .option('--preset <name>', 'preset of the encoder: veryfast, medium, slow; 0 to 13 with av1')
      .option('--quality <name>', 'draft, standard or high: sets crf and preset')
      .option('--workers <n>', 'segments rendered at the same time', wholeNumber({ min: 1, max: 64 }))
      .option(
        '--deadline <time>',
        'the provider ends a job after this: 30m',
        seconds({ min: 5, max: 86_400 }),
      )
      .option('--new', 'start a new run although the same command has left one unfinished')
      .option('-y, --yes', 'do not ask before spending')
      .option('--plan', 'print the plan as JSON, and do nothing')
      .option('--dry-run', 'print what would be made and what it costs, and do nothing')
      .option('--schema', 'print the JSON Schema of film files for hybrid')
      .addHelpText(
        'after',
        `
Examples:
  aivideo hybrid --simulation pendulum.mp4 --prompt "A grandfather clock in an old library"
  aivideo hybrid --simulation graph.mp4 --ai clip.mp4 --layout pip --corner top-right
  aivideo hybrid --simulation scene.mov --ai sea.mp4 --layout background -o sea.mp4
  aivideo hybrid --simulation proof.mp4 --ai clip.mp4 --layout stacked --labels "Proof" "Picture"
  aivideo hybrid lesson.yaml --dry-run`,
      );
  },
  async run(call, context) {
    return (await import('../hybrid/run-hybrid.js')).runHybrid(call, context);
  },
};
