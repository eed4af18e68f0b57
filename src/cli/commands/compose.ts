import type { CommandDefinition } from '../command-definition.js';
import { aspect, decimal, seconds, wholeNumber } from '../option-values.js';

/** `aivideo compose`: clips become a film. */
export const composeCommand: CommandDefinition = {
  name: 'compose',
  define(command) {
    command
      .description('join clips into a film, with transitions, music and captions')
      .argument('[clip...]', 'videos and images in order, or one film file (.yaml, .json)')
      .option('-o, --output <path>', 'the film: a file ending in .mp4, or a folder')
      .option('--size <wxh>', 'pixels of the film: 1280x720 (default: those of the first clip)')
      .option('--aspect <w:h>', 'shape of the film: 16:9, 9:16, 1:1', aspect)
      .option('--fps <n>', 'frames per second: 24, 29.97, 30000/1001')
      .option('--fit <how>', 'clips of another shape: contain, cover, blur or stretch')
      .option(
        '--transition <name>',
        'between clips: cut, fade, wipeleft, circleopen, ... (see --transitions)',
      )
      .option('--transition-duration <time>', 'length of a transition (0.5s)', seconds({ min: 0, max: 60 }))
      .option('--transitions', 'list the transitions')
      .option(
        '--still-duration <time>',
        'how long an image is held (4s)',
        seconds({ min: 0.001, max: 36_000 }),
      )
      .option('--audio <which>', 'sound of the clips: clips or none')
      .option('--music <file>', 'lay music under the film, repeated or cut to its length')
      .option('--music-volume <x>', 'loudness of the music as a factor (0.3)', decimal({ min: 0, max: 10 }))
      .option('--no-duck', 'leave the music as loud while somebody speaks')
      .option('--narration <file>', 'lay a voice over the film')
      .option(
        '--loudness <lufs>',
        'bring the whole to this loudness (EBU R 128): -14',
        decimal({ min: -40, max: -5 }),
      )
      .option('--captions <file>', 'captions (.srt, .vtt) as a track that can be turned off')
      .option('--burn-captions', 'draw the captions into the pictures')
      .option('--title <text>', 'title in the metadata')
      .option('--codec <name>', 'h264, hevc or av1')
      .option('--crf <n>', 'constant rate factor, lower is better', wholeNumber({ min: 0, max: 63 }))
      .option('--preset <name>', 'preset of the encoder: veryfast, medium, slow; 0 to 13 with av1')
      .option('--quality <name>', 'draft, standard or high: sets crf and preset')
      .option('--workers <n>', 'segments rendered at the same time', wholeNumber({ min: 1, max: 64 }))
      .option('--sheet <file>', 'draw a contact sheet of the film as a PNG')
      .option('--plan', 'print the plan as JSON, and do nothing')
      .option('--dry-run', 'print the segments with what is rendered already, and do nothing')
      .option('--schema', 'print the JSON Schema of film files')
      .option('-f, --force', 'overwrite a film that is there')
      .addHelpText(
        'after',
        `
Examples:
  aivideo compose one.mp4 two.mp4 three.mp4 -o film.mp4
  aivideo compose *.mp4 --transition fade --music song.mp3 --loudness -14 -o film.mp4
  aivideo compose photo.jpg clip.mp4 --size 1080x1920 --fit blur -o tall.mp4
  aivideo compose film.yaml --dry-run`,
      );
  },
  async run(call, context) {
    return (await import('../compose/run-compose.js')).runCompose(call, context);
  },
};
