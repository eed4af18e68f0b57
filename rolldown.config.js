import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig } from 'rolldown';

/**
 * Bundles the compiled files by entry, so that a command opens a handful of files instead of a hundred: `--help` takes a
 * tenth less time. Packages stay outside, but for the two for formulas: of mathjs and MathJax (70 MB) a small part is needed,
 * which loads in a tenth of the time, and neither is installed with aivideo.
 */
export default defineConfig({
  input: { main: 'src/cli/main.ts', platform: 'src/adapters/node/platform.ts', index: 'src/index.ts' },
  platform: 'node',
  external: (id, importer) => /^[^./]/.test(id) && !isBundled(id, importer),
  output: { dir: 'dist', format: 'esm', chunkFileNames: '[name].js', banner: licences },
});

/** The packages for formulas, and what they import themselves. */
function isBundled(id, importer = '') {
  return /^(mathjs|mathjax-full)\//.test(id) || packageFolder(importer) !== undefined;
}

/** The licences of the packages in a chunk stand at its head, as they ask for. */
function licences({ moduleIds }) {
  const folders = new Set(moduleIds.map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders].sort().map(licenceComment).join('\n');
}

function licenceComment(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const papers = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = papers.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const body = [`${name} ${version} is part of this file, under this licence:`, ...texts].join('\n\n');
  return `/*!\n${body.replaceAll('*/', '* /')}\n*/`;
}

/** The folder of the installed package that a file belongs to. */
function packageFolder(file) {
  if (!file.includes('node_modules')) return undefined;
  let folder = dirname(file.replace(/^\0/, '').replace(/\?.*$/, ''));
  while (!existsSync(join(folder, 'package.json')) || !hasName(folder)) folder = dirname(folder);
  return folder;
}

/** Some packages have further `package.json` files inside that only say how modules are read. */
function hasName(folder) {
  return 'version' in JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
