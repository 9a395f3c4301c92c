import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type MenuInput, menuTemplate } from '../../src-main/menu.ts';

const input: MenuInput = { platform: 'linux', language: 'en', developing: false, about: () => undefined };

function items(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu as MenuItemConstructorOptions[]) : []),
  ]);
}

const roles = (change: Partial<MenuInput>) =>
  items(menuTemplate({ ...input, ...change })).flatMap(({ role }) => (role === undefined ? [] : [role]));

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('copies, pastes, zooms and quits on %s', (platform) => {
    const wanted = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom', 'quit'];
    expect(roles({ platform })).toEqual(expect.arrayContaining([...wanted, 'togglefullscreen']));
  });

  it('has a word in French for every entry, and another one than in English', () => {
    const labels = (language: 'en' | 'fr') =>
      items(menuTemplate({ ...input, language })).flatMap(({ label }) => label ?? []);
    expect(labels('fr')).toHaveLength(labels('en').length);
    expect(labels('fr').filter((label) => labels('en').includes(label))).toEqual([]);
  });

  it('closes the window from the keyboard only where people expect that', () => {
    expect(roles({ platform: 'linux' })).not.toContain('close');
    expect(roles({ platform: 'darwin' })).toContain('close');
  });

  it('shows developer tools only while developing', () => {
    expect(roles({})).not.toContain('toggleDevTools');
    expect(roles({ developing: true })).toContain('toggleDevTools');
  });

  it('says who we are', () => {
    let shown = false;
    const about = () => {
      shown = true;
    };
    const entry = items(menuTemplate({ ...input, about })).find(({ label }) => label === 'About Muster');
    (entry?.click as (() => void) | undefined)?.();
    expect(shown).toBe(true);
  });
});
