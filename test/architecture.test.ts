import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

interface SourceFile {
  /** From `src/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly target: string; readonly line: number }[];
}

const files: readonly SourceFile[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readSource(name.split(sep).join('/')));

function readSource(path: string): SourceFile {
  const text = readFileSync(join(source, path), 'utf8');
  const { module } = parseSync(path, text);
  const found = [
    ...module.staticImports.map((item) => item.moduleRequest),
    ...module.staticExports.flatMap((item) => item.entries.flatMap((entry) => entry.moduleRequest ?? [])),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      value: text.slice(start + 1, end - 1),
      start,
    })),
  ];
  const imports = found.map(({ value, start }) => ({
    target: value.startsWith('.') ? relativeToSource(path, value) : value,
    line: text.slice(0, start).split('\n').length,
  }));
  return { path, text, imports };
}

function relativeToSource(from: string, target: string): string {
  return relative(source, join(source, dirname(from), target))
    .split(sep)
    .join('/');
}

function layerOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.[jt]s$/, '');
}

/** Packages that `domain` may use: the schema library, and pure functions made for one job. */
const pureInDomain = new Set([
  'zod',
  'mathjs/number',
  'fastest-levenshtein',
  'fountain-js',
  'marked',
  'yaml',
]);

/** Roots: `services` composes adapters for the command line and the library; `index` is the library. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  ports: ['domain', 'ports'],
  workflows: ['domain', 'ports', 'workflows'],
  adapters: ['domain', 'ports', 'adapters'],
  services: ['domain', 'ports', 'workflows', 'adapters', 'services'],
  cli: ['domain', 'ports', 'workflows', 'adapters', 'services', 'cli'],
  library: ['domain', 'ports', 'workflows', 'adapters', 'services', 'library'],
  index: ['domain', 'ports', 'services', 'library'],
};

/** The files outside `adapters` that may name one. */
const composers = new Set([
  'services/services.ts',
  'services/prompt-services.ts',
  'library/clip-library.ts',
  'cli/create-context.ts',
]);

function violations(rule: (file: SourceFile) => readonly string[]): readonly string[] {
  return files.flatMap(rule);
}

describe('the architecture', () => {
  it('lets each layer import only what lies beneath it', () => {
    const wrong = violations(({ path, imports }) =>
      imports.flatMap(({ target, line }) => {
        const from = layerOf(path);
        const to = layerOf(target);
        if (!(to in allowed) || allowed[from]?.includes(to)) return [];
        return [`src/${path}:${line} imports ${target}: ${from} may import ${allowed[from]?.join(', ')}`];
      }),
    );

    expect(wrong).toEqual([]);
  });

  it('names adapters only where they are composed', () => {
    const wrong = violations(({ path, imports }) =>
      imports
        .filter(({ target }) => layerOf(target) === 'adapters')
        .filter(() => layerOf(path) !== 'adapters' && !composers.has(path))
        .map(
          ({ target, line }) => `src/${path}:${line} imports ${target}: ask \`context.services()\` for it`,
        ),
    );

    expect(wrong).toEqual([]);
  });

  it('keeps packages and Node out of domain, ports and workflows', () => {
    const wrong = violations(({ path, imports }) =>
      imports
        .filter(({ target }) => !files.some((file) => file.path === target.replace(/\.js$/, '.ts')))
        .filter(({ target }) => {
          if (layerOf(path) === 'domain') return !pureInDomain.has(target);
          return layerOf(path) === 'ports' || layerOf(path) === 'workflows';
        })
        .map(({ target, line }) => `src/${path}:${line} imports ${target}: hand it in as a parameter`),
    );

    expect(wrong).toEqual([]);
  });

  it('hands time, randomness and the environment in as parameters', () => {
    const forbidden =
      /\b(process\.|fetch\(|Date\.now|new Date\(\)|setTimeout|setInterval|Math\.random|console\.|performance\.now|crypto\.)/;
    const wrong = violations(({ path, text }) => {
      if (!['domain', 'workflows', 'ports'].includes(layerOf(path))) return [];
      return codeLines(text)
        .filter(({ code }) => forbidden.test(code))
        .map(
          ({ line, code }) => `src/${path}:${line} uses ${forbidden.exec(code)?.[0]}: take it as a parameter`,
        );
    });

    expect(wrong).toEqual([]);
  });

  it('sets the exit code in bin alone', () => {
    const wrong = violations(({ path, text }) =>
      codeLines(text)
        .filter(({ code }) => /process\.exitCode|process\.exit\(/.test(code))
        .filter(() => path !== 'adapters/node/platform.ts')
        .map(({ line }) => `src/${path}:${line} ends the process: return a status instead`),
    );

    expect(wrong).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|misc|types|constants|manager|data|info)(\.ts$|\/)/;

    const wrong = files.map(({ path }) => path).filter((path) => drawers.test(path));

    expect(wrong).toEqual([]);
  });

  it('exports names only, and keeps files to one idea', () => {
    const wrong = violations(({ path, text }) => [
      ...(/^export default/m.test(text) ? [`src/${path} has a default export: give it a name`] : []),
      ...(text.split('\n').length > 251 ? [`src/${path} has more than 250 lines: split it by idea`] : []),
    ]);

    expect(wrong).toEqual([]);
  });

  it('never lets the library reach the command line', () => {
    const seen = new Set<string>();
    const visit = (path: string) => {
      const file = files.find((candidate) => candidate.path === path);
      if (file === undefined || seen.has(path)) return;
      seen.add(path);
      for (const { target } of file.imports) visit(target.replace(/\.js$/, '.ts'));
    };

    visit('index.ts');

    expect([...seen].filter((path) => path.startsWith('cli/'))).toEqual([]);
    expect(seen.size).toBeGreaterThan(5);
  });
});

/** Lines of code with their numbers: comments and the insides of strings are blanked. */
function codeLines(text: string): readonly { readonly line: number; readonly code: string }[] {
  const blanked = text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  return blanked.split('\n').map((code, index) => ({ line: index + 1, code }));
}
