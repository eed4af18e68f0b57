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
      .option('--caption-language <code>', 'of that track, ISO 639-2: kor, eng (und)')
      .option('--sidecar', 'write the captions as .srt and .vtt beside the film too')
      .option('--burn-captions', 'draw the captions into the pictures')
      .option(
        '--caption-size <percent>',
        "of drawn letters, in percent of the frame's shorter side (6)",
        decimal(),
      )
      .option('--caption-color <color>', 'of drawn letters: #ffcc00, yellow (#ffffff)')
      .option(
        '--caption-outline <percent>',
        'width of their outline in percent of the letters (9)',
        decimal(),
      )
      .option('--caption-outline-color <color>', 'of their outline (#000000)')
      .option('--caption-position <where>', 'where they stand: top, middle or bottom')
      .option('--title <text>', 'title in the metadata')
      .option('--title-card <text>', 'show a card with this text before the first clip')
      .option('--title-subtitle <text>', 'smaller text beneath it')
      .option('--end-card <text>', 'show a card with this text after the last clip')
      .option('--end-subtitle <text>', 'smaller text beneath it')
      .option('--card-duration <time>', 'how long cards are held (3s)', seconds({ min: 0.1, max: 60 }))
      .option('--card-background <color>', 'colour of cards (#101014)')
      .option('--codec <name>', 'h264, hevc or av1')
      .option('--encoder <name>', 'use a hardware encoder: h264_nvenc, hevc_videotoolbox, h264_vaapi, ...')
      .option('--crf <n>', 'constant rate factor, lower is better', wholeNumber({ min: 0, max: 63 }))
      .option('--preset <name>', 'preset of the encoder: veryfast, medium, slow; 0 to 13 with av1')
      .option('--quality <name>', 'draft, standard or high: sets crf and preset')
      .option('--workers <n>', 'segments rendered at the same time', wholeNumber({ min: 1, max: 64 }))
      .option('--sheet <file>', 'draw a contact sheet of the film as a PNG')
      .option('--watch', 'make the film again each time one of its files changes')
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
  aivideo compose *.mp4 --title-card "A day at sea" --captions words.srt --burn-captions -o film.mp4
  aivideo compose film.yaml --dry-run
  aivideo compose film.yaml --watch`,
      );
  },
  async run(call, context) {
    return (await import('../compose/run-compose.js')).runCompose(call, context);
  },
};
