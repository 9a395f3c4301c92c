import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './source-files.ts';

/** Who may import whom (docs/architecture.md). `may` lists path prefixes and package names; type-only imports count too unless `typesFrom` allows them. */
type Wall = { name: string; files: RegExp; may: RegExp[]; typesFrom?: RegExp[] };

const shared = /^src-main\/shared\//;
const node = /^node:/;

const walls: Wall[] = [
  { name: 'shared imports nothing but zod', files: /^src-main\/shared\//, may: [shared, /^zod$/] },
  {
    name: 'db imports shared, SQLite and the reader of CSV, never remote or features',
    files: /^src-main\/desk\/db\//,
    may: [shared, node, /^src-main\/desk\/db\//, /^better-sqlite3$/, /^papaparse$/],
  },
  {
    name: 'remote imports shared, never db or features',
    files: /^src-main\/desk\/remote\//,
    may: [shared, node, /^src-main\/desk\/remote\//, /^zod$/, /^electron$/, /^resources\/wire\//],
    typesFrom: [/^src-main\/desk\/services\.ts$/],
  },
  {
    name: 'os imports shared and the packages of the machine',
    files: /^src-main\/os\//,
    may: [shared, node, /^src-main\/os\//, /^electron$/, /^electron-store$/, /^electron-log/, /^keytar\/keytar\.js$/],
  },
  {
    name: 'the simulator shares no code with the desk',
    files: /^src-main\/simulator\//,
    may: [/^src-main\/shared\/(domain|host-messages)/, node, /^src-main\/simulator\//],
  },
  {
    name: 'the shell knows nothing of db, remote, features or simulator',
    files: /^src-main\/[a-z-]+\.ts$/,
    may: [shared, node, /^electron$/, /^src-main\/os\//, /^src-main\/[a-z-]+\.ts$/],
  },
];

function offences(wall: Wall): string[] {
  return sourceFiles('src-main')
    .filter((file) => wall.files.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => {
          if (wall.may.some((allowed) => allowed.test(target))) return false;
          return !(typeOnly && wall.typesFrom?.some((allowed) => allowed.test(target)));
        })
        .map(({ target }) => `${file} → ${target}`),
    );
}

function featureOf(path: string): string | undefined {
  return /^src-(?:main\/desk|renderer)\/features\/([^/]+)\//.exec(path)?.[1];
}

describe('import walls', () => {
  for (const wall of walls) {
    it(wall.name, () => {
      expect(offences(wall)).toEqual([]);
    });
  }

  it('a feature of the desk imports shared, db and its own folder; services only as types', () => {
    const wrong = sourceFiles('src-main/desk/features').flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => {
          if (shared.test(target) || node.test(target) || target.startsWith('src-main/desk/db/')) return false;
          if (target === 'papaparse') return false;
          if (target === 'src-main/desk/services.ts') return !typeOnly;
          return featureOf(target) === undefined || featureOf(target) !== featureOf(file);
        })
        .map(({ target }) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('a feature of the window never imports another feature, nor anything of the main side but shared', () => {
    const wrong = sourceFiles('src-renderer').flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => {
          if (target.startsWith('src-main/') && !shared.test(target)) return true;
          if (node.test(target) || target === 'electron') return true;
          const from = featureOf(file);
          const to = featureOf(target);
          return from !== undefined && to !== undefined && from !== to;
        })
        .map(({ target }) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('only api.ts of the window sees window.muster', async () => {
    const { textOf } = await import('./source-files.ts');
    const wrong = sourceFiles('src-renderer').filter(
      (file) => file !== 'src-renderer/api.ts' && /window\.muster/.test(textOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('electron is imported only by the shell, os, remote/http and the desk entry', () => {
    const allowed = /^src-main\/(?:[a-z-]+\.ts|os\/|desk\/remote\/http|desk\/desk\.ts)/;
    const wrong = sourceFiles('src-main').filter(
      (file) => !allowed.test(file) && importsOf(file).some(({ target }) => target === 'electron'),
    );
    expect(wrong).toEqual([]);
  });
});
