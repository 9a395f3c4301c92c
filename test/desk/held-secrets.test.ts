import { expect, it } from 'vitest';
import { createHeldSecrets } from '../../src-main/desk/held-secrets.ts';

it('holds what it is given for the run, stores nothing, and tells what logs have to leave out', async () => {
  const learned: string[] = [];
  const secrets = createHeldSecrets({ 'ivanti.password': 'pw' }, (value) => learned.push(value));
  expect(await secrets.state()).toBe('ok');
  expect([await secrets.has('ivanti.password'), await secrets.has('knox.privateKey')]).toEqual([true, false]);
  expect(await secrets.write('knox.privateKey', 'key')).toBe('held');
  expect(await secrets.read('knox.privateKey')).toBe('key');
  await secrets.forget('ivanti.password');
  expect(await secrets.read('ivanti.password')).toBeNull();
  expect(learned).toEqual(['pw', 'key']);
});
