import type { CommandDefinition } from '../command-definition.js';
import { aspect, keyValues, seconds, wholeNumber } from '../option-values.js';
import { addDriveOptions } from '../runs/drive-options.js';

/** `aivideo from-script`: a script becomes a film. */
export const fromScriptCommand: CommandDefinition = {
  name: 'from-script',
  define(command) {
    addDriveOptions(command)
      .description('make a film of a script: prompts, clips, captions and sound')
      .argument(
        '[script]',
        'text, Markdown, Fountain, SRT, VTT, YAML, JSON, or a plan.yaml; - reads standard input',
      )
      .option(
        '--plan-only [file]',
        'write the plan (plan.yaml) and a storyboard to be looked at, and make nothing',
      )
      .option('--draft', 'make the whole film of free drafts drawn on this machine')
      .option('--dry-run', 'print the plan with its price, and do nothing')
      .option('-m, --model <name>', 'model of all shots that name none (see `aivideo models`)')
      .option('--style <words>', 'words for every prompt: "watercolour, soft light"')
      .option('--prompts <how>', 'who writes the prompts: rules or llm')
      .option('--title <text>', 'title of the film')
      .option('--lang <code>', 'language of the words: ko, en')
      .option('--format <name>', 'read the script as this format, whatever it looks like')
      .option('--scenes <n>', 'make this many scenes of it', wholeNumber({ min: 1, max: 1000 }))
      .option('--max-scenes <n>', 'make at most this many scenes of it', wholeNumber({ min: 1, max: 1000 }))
      .option('--only <numbers>', 'take these scenes alone: 3,5-7')
      .option('--duration <time>', 'shorten it to about this length: 60s', seconds({ min: 1, max: 36_000 }))
      .option('--aspect <w:h>', 'shape of the film: 16:9, 9:16, 1:1', aspect)
      .option('--size <wxh>', 'pixels of the film: 1280x720')
      .option('--fps <n>', 'frames per second of the film (24)')
      .option('--resolution <name>', 'of the clips, where the model can choose: 480p, 720p, 1080p')
      .option('--fit-time <how>', 'where clips are too short for a scene: trim (more shots), slow or hold')
      .option('--transition <name>', 'between scenes: cut, fade, wipeleft, ...')
      .option('--transition-duration <time>', 'length of a transition (0.5s)', seconds({ min: 0, max: 10 }))
      .option('--captions <how>', 'soft: a track (default), burn: drawn, off')
      .option('--narrate [voice]', 'speak the words: a voice, or PROGRAM or MODEL and :VOICE')
      .option(
        '--narration-dir <folder>',
        'recordings of the words: 001.wav, 002.wav, ... or 2.1.wav for scene 2, line 1',
      )
      .option('--voice <name=voice>', 'voice of a speaker (repeatable)', keyValues)
      .option('--make-music <words>', 'have a music model make the music: "calm piano"')
      .option('--music <file>', 'lay music under the film')
      .option('--auto-simulate', 'simulate scenes that show mathematics, although they are not marked')
      .option('--mute-clips', 'leave out the sound of the clips')
      .option(
        '--seed <n>',
        'another number makes another take of the whole film',
        wholeNumber({ min: 0, max: 2 ** 31 }),
      )
      .option(
        '--retakes <n>',
        'further takes of a black, frozen or broken clip (0 to 20)',
        wholeNumber({ min: 0, max: 20 }),
      )
      .option('--allow-missing', 'put a draft where a shot could not be made')
      .option(
        '--deadline <time>',
        'the provider ends a job this long after its creation: 30m',
        seconds({ min: 5, max: 86_400 }),
      )
      .option('-o, --output <path>', 'the film: a file ending in .mp4, or a folder')
      .option('--out-dir <folder>', 'collect film, plan, captions, storyboard and clips here')
      .option('--detach', 'start the jobs, print the run and leave (exit 8)')
      .option('--new', 'start a new run although the same command has left one unfinished')
      .option('-y, --yes', 'do not ask before spending')
      .option('--schema', 'print the JSON Schema of plan files')
      .addHelpText(
        'after',
        `
Examples:
  aivideo from-script lesson.txt --draft
  aivideo from-script lesson.txt --plan-only && aivideo from-script plan.yaml
  aivideo from-script short.md -m wan --aspect 9:16 --captions burn --music song.mp3
  aivideo from-script talk.srt --only 1-3 --dry-run`,
      );
  },
  async run(call, context) {
    const { startNotice } = await import('../generate/start-notice.js');
    const notice = startNotice(context, call.options);
    const { runFromScript } = await import('../from-script/run-from-script.js');
    return runFromScript(call, context, notice);
  },
};
