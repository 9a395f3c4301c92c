import { expect, it } from 'vitest';
import { createHeldSecrets } from '../../src-main/desk/held-secrets.ts';

it('holds what it is given for the run, and stores nothing', async () => {
  const secrets = createHeldSecrets({ 'ivanti.password': 'pw' });
  expect(await secrets.state()).toBe('ok');
  expect([await secrets.has('ivanti.password'), await secrets.has('knox.privateKey')]).toEqual([true, false]);
  expect(await secrets.write('knox.privateKey', 'key')).toBe('held');
  expect(await secrets.read('knox.privateKey')).toBe('key');
  await secrets.forget('ivanti.password');
  expect(await secrets.read('ivanti.password')).toBeNull();
});
