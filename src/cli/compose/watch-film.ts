import { resolve } from 'node:path';
import { filmInputs } from '../../domain/film/film-inputs.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { presentError } from '../render/present-error.js';
import { plural } from '../render/units.js';
import { type Changes, createChanges } from './changes.js';
import { makeFilm } from './make-film.js';
import { readFilm } from './read-film.js';
import { isFilmFile } from './read-film-file.js';

/** Milliseconds in which further changes count as the same: several files are saved at once. */
const sameChangeMs = 150;

/**
 * Makes the film, and again each time one of its files changes, until it is interrupted. A change while it is being made begins
 * anew; finished segments are kept. What goes wrong is shown, and watching goes on.
 */
export async function watchFilm(call: CommandCall, context: CliContext): Promise<number> {
  const { signal, platform } = context;
  const services = await context.services();
  const changes = createChanges();
  const watch = await (await services.fileWatcher()).watch(changes.note);
  try {
    let force = call.options.force === true;
    for (;;) {
      const files = await watchedFiles(call, context);
      await watch.add(files);
      changes.take();
      const made = await makeOnce(withForce(call, force), context, changes);
      force ||= made;
      context.say(context.paintError.dim(`watching ${plural(files.length, 'file')}; end with Ctrl-C`));
      await changes.next(signal);
      await platform.clock.sleep(sameChangeMs, signal);
    }
  } finally {
    await watch.close();
  }
}

/** The first film is only overwritten when that was asked for; the later ones are our own. */
function withForce(call: CommandCall, force: boolean): CommandCall {
  return { ...call, options: { ...call.options, force } };
}

/** The film file itself is watched too, also while there is something wrong in it. */
async function watchedFiles(call: CommandCall, context: CliContext): Promise<readonly string[]> {
  const [words] = call.args;
  const named = Array.isArray(words) ? words.map(String) : [];
  const paths = named.map((name) => resolve(context.platform.cwd, name));
  try {
    const { spec } = await readFilm(call, context);
    const inputs = filmInputs(spec).map(({ file }) => file);
    return [...new Set([...paths.filter(isFilmFile), ...inputs])];
  } catch {
    // Said when the film is made.
    return paths;
  }
}

async function makeOnce(call: CommandCall, context: CliContext, changes: Changes): Promise<boolean> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([context.signal, stopped.signal]);
  const forget = changes.onNext(() => stopped.abort());
  try {
    await makeFilm(call, { ...context, signal });
    return true;
  } catch (error) {
    context.signal.throwIfAborted();
    if (stopped.signal.aborted) context.say('changed: begins anew');
    else await presentError(error, context.platform, context.globals);
    return false;
  } finally {
    forget();
  }
}
