import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../src/cli/exit-codes.js';
import { errorJson, errorText } from '../../../src/cli/render/error-text.js';
import { AivideoError, type ErrorCode, errorCodes } from '../../../src/domain/errors.js';
import type { JsonObject } from '../../../src/domain/json.js';

const plain = { red: String, cyan: String, dim: String };

const shownCodes = new Set<ErrorCode>();

/** What a terminal shows for an error, and its exit status. */
function shown(
  code: ErrorCode,
  message: string,
  details: JsonObject = {},
  causes: readonly string[] = [],
): string {
  shownCodes.add(code);
  const cause = causes.reduceRight<Error | undefined>(
    (inner, text) => new Error(text, { cause: inner }),
    undefined,
  );
  const error = new AivideoError(code, message, { details, cause });
  return `${errorText(error, plain)}exit ${exitCodes[code]}`;
}

describe('the text of an error', () => {
  it('tells what usage-invalid is and what to do', () => {
    expect(
      shown('usage-invalid', 'Option `--steps <n>` argument `many` is invalid. It must be a whole number', {
        command: 'generate',
      }),
    ).toMatchInlineSnapshot(`
      "error: Option \`--steps <n>\` argument \`many\` is invalid. It must be a whole number

      hint: see \`aivideo generate --help\`
      exit 2"
    `);
  });

  it('tells what config-invalid is and what to do', () => {
    expect(
      shown('config-invalid', 'Config key `fps` must be between 1 and 120, got `0` (in `.aivideorc.json`)'),
    ).toMatchInlineSnapshot(`
      "error: Config key \`fps\` must be between 1 and 120, got \`0\` (in \`.aivideorc.json\`)

      hint: see which files are read: \`aivideo config path\`
      exit 2"
    `);
  });

  it('tells what prompt-empty is and what to do', () => {
    expect(shown('prompt-empty', 'The prompt is empty')).toMatchInlineSnapshot(`
      "error: The prompt is empty

      hint: say what should be seen: \`aivideo generate "A beautiful sunset over the ocean with waves"\`
      exit 2"
    `);
  });

  it('tells what prompt-invalid is and what to do', () => {
    expect(
      shown('prompt-invalid', 'The prompt holds the control character U+0000 at position 2'),
    ).toMatchInlineSnapshot(`
      "error: The prompt holds the control character U+0000 at position 2

      hint: a long or unusual text is best given as a UTF-8 file: \`aivideo generate --prompt-file prompt.txt\`
      exit 2"
    `);
  });

  it('tells what model-unknown is and what to do', () => {
    expect(
      shown('model-unknown', 'There is no model `zeroscop`; did you mean `zeroscope`', {
        model: 'zeroscop',
        nearest: ['zeroscope'],
      }),
    ).toMatchInlineSnapshot(`
      "error: There is no model \`zeroscop\`; did you mean \`zeroscope\`

      hint: list what can be used: \`aivideo models\`
      hint: or search at Replicate: \`aivideo models search WORDS\`
      exit 2"
    `);
  });

  it('tells what model-incapable is and what to do', () => {
    expect(
      shown('model-incapable', 'Model `zeroscope` can not start from an image', {
        models: ['wan-i2v', 'kling', 'veo'],
      }),
    ).toMatchInlineSnapshot(`
      "error: Model \`zeroscope\` can not start from an image

      hint: use a model that can: \`-m wan-i2v\` (or kling, veo)
      exit 2"
    `);
  });

  it('tells what input-invalid is and what to do', () => {
    expect(
      shown('input-invalid', 'Input `num_frame` is not known to `zeroscope`; did you mean `num_frames`', {
        model: 'zeroscope',
      }),
    ).toMatchInlineSnapshot(`
      "error: Input \`num_frame\` is not known to \`zeroscope\`; did you mean \`num_frames\`

      hint: see every input of the model: \`aivideo models show zeroscope\`
      exit 2"
    `);
  });

  it('tells what input-file-unreadable is and what to do', () => {
    expect(
      shown('input-file-unreadable', '`photo.jpg` can not be read', {}, [
        "ENOENT: no such file or directory, open 'photo.jpg'",
      ]),
    ).toMatchInlineSnapshot(`
      "error: \`photo.jpg\` can not be read

      Caused by:
        ENOENT: no such file or directory, open 'photo.jpg'

      hint: check the path and its permissions: \`ls -l FILE\`
      exit 2"
    `);
  });

  it('tells what input-file-unsupported is and what to do', () => {
    expect(shown('input-file-unsupported', '`photo.jpg` is not an image')).toMatchInlineSnapshot(`
      "error: \`photo.jpg\` is not an image

      hint: images: PNG, JPEG, WebP, GIF, AVIF; videos: MP4, MOV, WebM, MKV
      exit 2"
    `);
  });

  it('tells what input-file-too-large is and what to do', () => {
    expect(
      shown('input-file-too-large', '`photo.png` has 120 MB; Replicate takes files up to 100 MB'),
    ).toMatchInlineSnapshot(`
      "error: \`photo.png\` has 120 MB; Replicate takes files up to 100 MB

      hint: make it smaller, or put it on the web and pass its https URL
      exit 2"
    `);
  });

  it('tells what output-exists is and what to do', () => {
    expect(shown('output-exists', '`clips/sea.mp4` is already there')).toMatchInlineSnapshot(`
      "error: \`clips/sea.mp4\` is already there

      hint: overwrite it with \`--force\`, or choose another name
      exit 2"
    `);
  });

  it('tells what output-unwritable is and what to do', () => {
    expect(
      shown('output-unwritable', '`/clips` can not be written to', {}, [
        "EACCES: permission denied, mkdir '/clips'",
      ]),
    ).toMatchInlineSnapshot(`
      "error: \`/clips\` can not be written to

      Caused by:
        EACCES: permission denied, mkdir '/clips'

      hint: choose another place with \`-o FOLDER/\`
      exit 2"
    `);
  });

  it('tells what token-missing is and what to do', () => {
    expect(
      shown('token-missing', 'Model `wan` runs on Replicate, and no token is set', { model: 'wan' }),
    ).toMatchInlineSnapshot(`
      "error: Model \`wan\` runs on Replicate, and no token is set

      hint: get a token at https://replicate.com/account/api-tokens and run \`export REPLICATE_API_TOKEN=...\`
      hint: or draw a free draft without any account: \`-m local/draft\`
      exit 4"
    `);
  });

  it('tells what token-refused is and what to do', () => {
    expect(
      shown('token-refused', 'Replicate refused the token: You did not pass an authentication token'),
    ).toMatchInlineSnapshot(`
      "error: Replicate refused the token: You did not pass an authentication token

      hint: make a new token at https://replicate.com/account/api-tokens, then check it: \`aivideo doctor\`
      exit 4"
    `);
  });

  it('tells what billing-refused is and what to do', () => {
    expect(
      shown(
        'billing-refused',
        'Replicate refused to start the job: You have insufficient credit to run this model',
      ),
    ).toMatchInlineSnapshot(`
      "error: Replicate refused to start the job: You have insufficient credit to run this model

      hint: add credit at https://replicate.com/account/billing and run the same command again
      exit 4"
    `);
  });

  it('tells what model-unavailable is and what to do', () => {
    expect(
      shown('model-unavailable', 'Model `owner/name` is not available at Replicate'),
    ).toMatchInlineSnapshot(`
      "error: Model \`owner/name\` is not available at Replicate

      hint: see what can be used today: \`aivideo models\`
      exit 5"
    `);
  });

  it('tells what model-failed is and what to do', () => {
    expect(
      shown('model-failed', 'Job `gm3qorzdhgbfurvjtvhg6dckhu` failed: CUDA out of memory'),
    ).toMatchInlineSnapshot(`
      "error: Job \`gm3qorzdhgbfurvjtvhg6dckhu\` failed: CUDA out of memory

      hint: try again, or try another seed: \`--seed N\`
      exit 5"
    `);
  });

  it('tells what content-refused is and what to do', () => {
    expect(
      shown(
        'content-refused',
        'Job `gm3qorzdhgbfurvjtvhg6dckhu` failed: The input or output was flagged as sensitive (E005)',
      ),
    ).toMatchInlineSnapshot(`
      "error: Job \`gm3qorzdhgbfurvjtvhg6dckhu\` failed: The input or output was flagged as sensitive (E005)

      hint: word the prompt differently; the filters of some models also refuse what is harmless
      exit 5"
    `);
  });

  it('tells what job-canceled is and what to do', () => {
    expect(
      shown('job-canceled', 'Job `gm3qorzdhgbfurvjtvhg6dckhu` was canceled at replicate'),
    ).toMatchInlineSnapshot(`
      "error: Job \`gm3qorzdhgbfurvjtvhg6dckhu\` was canceled at replicate

      hint: run the same command again to start it anew
      exit 5"
    `);
  });

  it('tells what job-deadline is and what to do', () => {
    expect(
      shown('job-deadline', 'Job `gm3qorzdhgbfurvjtvhg6dckhu` was ended by its deadline'),
    ).toMatchInlineSnapshot(`
      "error: Job \`gm3qorzdhgbfurvjtvhg6dckhu\` was ended by its deadline

      hint: give it longer: \`--deadline 60m\`
      exit 5"
    `);
  });

  it('tells what job-unknown is and what to do', () => {
    expect(
      shown(
        'job-unknown',
        'Whether the job was started is not known: the connection was lost before Replicate answered',
        {},
        ['socket hang up'],
      ),
    ).toMatchInlineSnapshot(`
      "error: Whether the job was started is not known: the connection was lost before Replicate answered

      Caused by:
        socket hang up

      hint: it is looked up again, and never paid twice, by \`aivideo resume\`
      hint: see for yourself: https://replicate.com/predictions
      exit 6"
    `);
  });

  it('tells what output-missing is and what to do', () => {
    expect(
      shown('output-missing', 'Job `gm3qorzdhgbfurvjtvhg6dckhu` ended without a video'),
    ).toMatchInlineSnapshot(`
      "error: Job \`gm3qorzdhgbfurvjtvhg6dckhu\` ended without a video

      hint: try another seed: \`--seed N\`
      exit 5"
    `);
  });

  it('tells what output-removed is and what to do', () => {
    expect(
      shown('output-removed', 'What job `gm3qorzdhgbfurvjtvhg6dckhu` made is no longer held by replicate'),
    ).toMatchInlineSnapshot(`
      "error: What job \`gm3qorzdhgbfurvjtvhg6dckhu\` made is no longer held by replicate

      hint: Replicate keeps outputs for an hour; run the same command again to make it anew
      exit 5"
    `);
  });

  it('tells what provider-failed is and what to do', () => {
    expect(shown('provider-failed', 'Replicate answered HTTP 502')).toMatchInlineSnapshot(`
      "error: Replicate answered HTTP 502

      hint: see https://www.replicatestatus.com and try again later
      exit 5"
    `);
  });

  it('tells what network-unreachable is and what to do', () => {
    expect(
      shown('network-unreachable', 'api.replicate.com can not be reached', {}, [
        'getaddrinfo ENOTFOUND api.replicate.com',
      ]),
    ).toMatchInlineSnapshot(`
      "error: api.replicate.com can not be reached

      Caused by:
        getaddrinfo ENOTFOUND api.replicate.com

      hint: check the connection: \`aivideo doctor\`
      exit 6"
    `);
  });

  it('tells what network-timeout is and what to do', () => {
    expect(shown('network-timeout', 'api.replicate.com did not answer within 30 s')).toMatchInlineSnapshot(`
      "error: api.replicate.com did not answer within 30 s

      hint: check the connection: \`aivideo doctor\`
      exit 6"
    `);
  });

  it('tells what rate-limited is and what to do', () => {
    expect(
      shown('rate-limited', 'Replicate limits how often jobs are started: Request was throttled', {
        retryAfterSeconds: 5,
      }),
    ).toMatchInlineSnapshot(`
      "error: Replicate limits how often jobs are started: Request was throttled

      hint: start fewer jobs at a time: \`--concurrency 1\`
      hint: with less than $5 of credit Replicate starts 6 jobs a minute
      exit 6"
    `);
  });

  it('tells what download-failed is and what to do', () => {
    expect(
      shown('download-failed', 'The clip could not be fetched from replicate.delivery', {}, [
        'terminated',
        'other side closed',
      ]),
    ).toMatchInlineSnapshot(`
      "error: The clip could not be fetched from replicate.delivery

      Caused by:
        terminated
        other side closed

      hint: the job is paid and its result is kept for an hour; see https://replicate.com/predictions
      exit 6"
    `);
  });

  it('tells what address-refused is and what to do', () => {
    expect(
      shown('address-refused', '`http://169.254.169.254/` is not fetched: it is a private address'),
    ).toMatchInlineSnapshot(`
      "error: \`http://169.254.169.254/\` is not fetched: it is a private address

      hint: only public https addresses are fetched
      exit 6"
    `);
  });

  it('tells what ffmpeg-missing is and what to do', () => {
    expect(shown('ffmpeg-missing', 'No ffmpeg was found')).toMatchInlineSnapshot(`
      "error: No ffmpeg was found

      hint: see what was found: \`aivideo doctor\`
      hint: or name one: \`export AIVIDEO_FFMPEG_PATH=/path/to/ffmpeg\`
      exit 7"
    `);
  });

  it('tells what ffmpeg-failed is and what to do', () => {
    expect(
      shown('ffmpeg-failed', "ffmpeg ended with status 1: Unknown encoder 'libx264'"),
    ).toMatchInlineSnapshot(`
      "error: ffmpeg ended with status 1: Unknown encoder 'libx264'

      hint: see the whole output of ffmpeg: \`--debug\`
      exit 7"
    `);
  });

  it('tells what media-unreadable is and what to do', () => {
    expect(shown('media-unreadable', '`clip.mp4` is not a readable video')).toMatchInlineSnapshot(`
      "error: \`clip.mp4\` is not a readable video

      hint: look at the file: \`aivideo inspect FILE\`
      exit 7"
    `);
  });

  it('tells what check-failed is and what to do', () => {
    expect(shown('check-failed', '`clip.mp4` fails the check: black')).toMatchInlineSnapshot(`
      "error: \`clip.mp4\` fails the check: black

      hint: choose what counts: \`aivideo check --fail-on black,frozen CLIP\`
      exit 7"
    `);
  });

  it('tells what captions-invalid is and what to do', () => {
    expect(
      shown('captions-invalid', 'Line 7: a time must be written like `00:00:01,000`, got `1s`'),
    ).toMatchInlineSnapshot(`
      "error: Line 7: a time must be written like \`00:00:01,000\`, got \`1s\`

      hint: write each caption as a time, \`00:00:01,000 --> 00:00:03,500\`, its text, and an empty line
      exit 2"
    `);
  });

  it('tells what script-invalid is and what to do', () => {
    expect(
      shown(
        'script-invalid',
        '`scenes.yaml`, line 4, column 12: Key `seconds` must be a number, got `"ten"`',
      ),
    ).toMatchInlineSnapshot(`
      "error: \`scenes.yaml\`, line 4, column 12: Key \`seconds\` must be a number, got \`"ten"\`

      hint: see how it is read, without making anything: \`aivideo prompts SCRIPT\`
      exit 2"
    `);
  });

  it('tells what run-partial is and what to do', () => {
    expect(
      shown('run-partial', '1 of 4 clips failed: Job `gm3qorzdhgbfurvjtvhg6dckhu` failed: no', {
        run: '20261122-081530-k3f9',
      }),
    ).toMatchInlineSnapshot(`
      "error: 1 of 4 clips failed: Job \`gm3qorzdhgbfurvjtvhg6dckhu\` failed: no

      hint: the finished clips are kept; see what failed and why: \`aivideo runs show 20261122-081530-k3f9\`
      exit 3"
    `);
  });

  it('tells what run-unknown is and what to do', () => {
    expect(shown('run-unknown', 'There is no run `20261122-081530-k3f9`')).toMatchInlineSnapshot(`
      "error: There is no run \`20261122-081530-k3f9\`

      hint: list the runs: \`aivideo runs\`
      exit 2"
    `);
  });

  it('tells what run-locked is and what to do', () => {
    expect(
      shown('run-locked', 'Run `20261122-081530-k3f9` is driven by another process (pid 4711)'),
    ).toMatchInlineSnapshot(`
      "error: Run \`20261122-081530-k3f9\` is driven by another process (pid 4711)

      hint: wait for it to end, or stop it with Ctrl-C there
      hint: or have the same command start another run: \`--new\`
      exit 2"
    `);
  });

  it('tells what jobs-pending is and what to do', () => {
    expect(
      shown('jobs-pending', 'Job `gm3qorzdhgbfurvjtvhg6dckhu` still runs at replicate', {
        run: '20261122-081530-k3f9',
      }),
    ).toMatchInlineSnapshot(`
      "error: Job \`gm3qorzdhgbfurvjtvhg6dckhu\` still runs at replicate

      hint: collect them: \`aivideo resume 20261122-081530-k3f9\`
      exit 8"
    `);
  });

  it('tells what budget-exceeded is and what to do', () => {
    expect(
      shown('budget-exceeded', 'The next clip may cost $0.50, and $0.20 of $0.60 are left', {
        run: '20261122-081530-k3f9',
      }),
    ).toMatchInlineSnapshot(`
      "error: The next clip may cost $0.50, and $0.20 of $0.60 are left

      hint: raise the limit: \`aivideo resume 20261122-081530-k3f9 --max-cost USD\`
      exit 9"
    `);
  });

  it('tells what price-unknown is and what to do', () => {
    expect(
      shown('price-unknown', 'The price of `owner/name` is unknown, and a limit of $1.00 is set'),
    ).toMatchInlineSnapshot(`
      "error: The price of \`owner/name\` is unknown, and a limit of $1.00 is set

      hint: allow it: \`--allow-unknown-price\`
      hint: or say what a clip costs: \`priceUsd\` of the model in the configuration
      exit 9"
    `);
  });

  it('tells what journal-failed is and what to do', () => {
    expect(
      shown('journal-failed', 'The journal in `/clips/.runs` can not be written', {}, [
        'EROFS: read-only file system',
      ]),
    ).toMatchInlineSnapshot(`
      "error: The journal in \`/clips/.runs\` can not be written

      Caused by:
        EROFS: read-only file system

      hint: keep the record elsewhere: \`export AIVIDEO_STATE_DIR=FOLDER\`
      exit 1"
    `);
  });

  it('tells what disk-full is and what to do', () => {
    expect(
      shown('disk-full', 'There is no space left for `clips/sea.mp4`', {}, [
        'ENOSPC: no space left on device',
      ]),
    ).toMatchInlineSnapshot(`
      "error: There is no space left for \`clips/sea.mp4\`

      Caused by:
        ENOSPC: no space left on device

      hint: free some space: \`df -h .\`
      exit 1"
    `);
  });

  it('tells what environment-broken is and what to do', () => {
    expect(shown('environment-broken', '2 checks failed')).toMatchInlineSnapshot(`
      "error: 2 checks failed

      hint: the lines above say how to mend it
      exit 1"
    `);
  });

  it('tells what interrupted is and what to do', () => {
    expect(shown('interrupted', 'Interrupted', { run: '20261122-081530-k3f9' })).toMatchInlineSnapshot(`
      "error: Interrupted

      hint: collect what is left: \`aivideo resume 20261122-081530-k3f9\`
      exit 130"
    `);
  });

  it('tells what terminated is and what to do', () => {
    expect(shown('terminated', 'Terminated', { run: '20261122-081530-k3f9' })).toMatchInlineSnapshot(`
      "error: Terminated

      hint: collect what is left: \`aivideo resume 20261122-081530-k3f9\`
      exit 143"
    `);
  });

  it('tells what bug is and what to do', () => {
    expect(
      shown(
        'bug',
        'A bug in aivideo: x is not a function; the report is saved in `/tmp/aivideo-report-1/report.txt`',
        {},
        ['x is not a function'],
      ),
    ).toMatchInlineSnapshot(`
      "error: A bug in aivideo: x is not a function; the report is saved in \`/tmp/aivideo-report-1/report.txt\`

      Caused by:
        x is not a function

      hint: please send the report to the makers of aivideo; it holds no token
      exit 70"
    `);
  });

  it('tells what simulation-unknown is and what to do', () => {
    expect(
      shown('simulation-unknown', 'There is no simulation `pendulums`; did you mean `pendulum`'),
    ).toMatchInlineSnapshot(`
      "error: There is no simulation \`pendulums\`; did you mean \`pendulum\`

      hint: list what can be simulated: \`aivideo simulate --list\`
      exit 2"
    `);
  });

  it('tells what simulation-invalid is and what to do', () => {
    expect(
      shown(
        'simulation-invalid',
        'Parameter `angle` of `pendulum` needs a unit, `40deg` or `40rad`, got `40`',
        {
          simulation: 'pendulum',
          parameter: 'angle',
        },
      ),
    ).toMatchInlineSnapshot(`
      "error: Parameter \`angle\` of \`pendulum\` needs a unit, \`40deg\` or \`40rad\`, got \`40\`

      hint: see its parameters: \`aivideo simulate pendulum --list\`
      exit 2"
    `);
  });

  it('tells what expression-invalid is, where, and what to do', () => {
    expect(
      shown('expression-invalid', 'In the formula `넓이 + a`, `a` is unknown: it knows `x`, `t`', {
        mark: { text: '넓이 + a', at: 5 },
        unknownName: 'a',
      }),
    ).toMatchInlineSnapshot(`
      "error: In the formula \`넓이 + a\`, \`a\` is unknown: it knows \`x\`, \`t\`

        넓이 + a
               ^

      hint: formulas are written as \`y = 2 sin(x + t)\`, with \`t\` for the seconds; equations also as TeX: \`\\frac{a}{b}\`
      hint: say what a letter of a function graph stands for: \`--where "a = 2"\`
      exit 2"
    `);
  });

  it('tells what encoder-missing is and what to do', () => {
    expect(shown('encoder-missing', 'The ffmpeg in use has no encoder `h264_nvenc`')).toMatchInlineSnapshot(`
      "error: The ffmpeg in use has no encoder \`h264_nvenc\`

      hint: without \`--encoder\`, and with \`--codec h264\`, software is used that every ffmpeg has
      hint: or name another ffmpeg: \`export AIVIDEO_FFMPEG_PATH=/path/to/ffmpeg\`
      exit 7"
    `);
  });

  it('tells what speech-missing is and what to do', () => {
    expect(
      shown('speech-missing', 'No voice program was found on this machine: say or espeak-ng'),
    ).toMatchInlineSnapshot(`
      "error: No voice program was found on this machine: say or espeak-ng

      hint: install \`espeak-ng\` (macOS has \`say\`), name a speech model such as \`--narrate kokoro\`, or give recordings with \`--narration-dir\`
      exit 7"
    `);
  });

  it('tells what speech-failed is and what to do', () => {
    expect(
      shown('speech-failed', 'The voice program `espeak-ng` ended with status 1'),
    ).toMatchInlineSnapshot(`
      "error: The voice program \`espeak-ng\` ended with status 1

      hint: name a voice that the program has: \`espeak-ng --voices\` or \`say -v ?\` lists them
      exit 7"
    `);
  });

  it('is settled for every code', () => {
    expect([...shownCodes].sort()).toEqual([...errorCodes].sort());
  });

  it('shows a stack only when asked', () => {
    const error = new AivideoError('bug', 'A bug');

    expect(errorText(error, plain, { stack: true })).toContain('error-text.test.ts');
    expect(errorText(error, plain)).not.toContain('error-text.test.ts');
  });
});

describe('the JSON of an error', () => {
  it('carries code, status, causes, hints and details', () => {
    const cause = new Error('socket hang up');

    const json = errorJson(new AivideoError('job-unknown', 'Lost', { cause, details: { shot: '1' } }));

    expect(json).toEqual({
      code: 'job-unknown',
      message: 'Lost',
      exitCode: 6,
      retryable: false,
      causes: ['socket hang up'],
      hints: [expect.stringContaining('aivideo resume'), expect.stringContaining('https://replicate.com/')],
      details: { shot: '1' },
    });
  });
});
