import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasRuntime, root, sourceFiles, textOf } from './source-files.ts';

const source = [...sourceFiles('src-main'), ...sourceFiles('src-renderer')];

const topLevel = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'electron-builder.yml', 'electron.vite.config.ts'],
  ...['vitest.config.ts', 'biome.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
  ...['src-main', 'src-renderer', 'resources', 'test', 'scripts', 'docs'],
];
const builtThings = ['node_modules', 'out', 'dist', 'demo-out', 'coverage', 'test-results'];

describe('the layout of the house', () => {
  it('has at the top only what the plan names', () => {
    const strangers = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !topLevel.includes(name) && !builtThings.includes(name),
    );
    expect(strangers).toEqual([]);
  });

  it('keeps files within 250 lines, pages within 300', () => {
    const long = source
      .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > (file.endsWith('Page.tsx') ? 300 : 250))
      .map(({ file, lines }) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });

  it('names no file utils, helpers, manager, common or index', () => {
    expect(source.filter((file) => /(^|[/-])(utils?|helpers?|manager|common|index)\.tsx?$/.test(file))).toEqual([]);
  });

  it('leaves nothing for later and lets nobody out of the type system', () => {
    const pattern = /\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-expect-error|@ts-nocheck|\bas any\b/;
    const wrong = source.filter((file) => pattern.test(textOf(file)));
    expect(wrong).toEqual([]);
  });

  it('gives every file of shared, desk and os that runs a test of the same name', () => {
    const needsTwin = source.filter(
      (file) =>
        /^src-main\/(shared|desk|os)\//.test(file) &&
        hasRuntime(file) &&
        // Tables of schemas: shared/contract.test.ts tries every one of them.
        !/^src-main\/(desk\/desk|shared\/commands\/[a-z-]+)\.ts$/.test(file),
    );
    const missing = needsTwin.filter((file) => {
      const test = file.replace('src-main/', 'test/').replace(/\.ts$/, '.test.ts');
      return !existsSync(join(root, test));
    });
    expect(missing).toEqual([]);
  });

  it('writes a sentence over every export of shared, features, db and remote', () => {
    const wrong = source
      .filter((file) => /^src-main\/(shared|desk\/(features|db|remote))\//.test(file))
      .flatMap((file) => {
        const lines = textOf(file).split('\n');
        return lines.flatMap((line, at) => {
          if (!/^export (?:async )?(?:function|const|class|type)\b/.test(line)) return [];
          const above = lines[at - 1] ?? '';
          return above.trimEnd().endsWith('*/') ? [] : [`${file}:${at + 1}`];
        });
      });
    expect(wrong).toEqual([]);
  });

  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^(npm:@napi-rs\/keyring@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
