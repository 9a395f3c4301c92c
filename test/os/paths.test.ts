import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPaths } from '../../src-main/os/paths.ts';

const input = { userData: '/home/u/muster', appFolder: '/app', packaged: false, packagedResources: '/opt/m/resources' };

it('takes resources from the checkout, and beside the archive once packaged', () => {
  expect(createPaths(input).resourcesFolder).toBe(join('/app', 'resources'));
  expect(createPaths({ ...input, packaged: true }).resourcesFolder).toBe(join('/opt/m/resources', 'resources'));
});

it('gives each workspace a folder under the user data', () => {
  expect(createPaths(input).workspaceFolder('ws-1a')).toBe(join('/home/u/muster', 'workspaces', 'ws-1a'));
});

it.each(['', '..', '../other', 'a/b', 'A', '.hidden', '-x', 'a'.repeat(65), 'a\u0000'])(
  'takes %j for no workspace',
  (id) => {
    expect(() => createPaths(input).workspaceFolder(id)).toThrow();
  },
);
