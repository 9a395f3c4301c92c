import type { SecretName } from '#shared/domain/secret.ts';
import type { SecretStore } from './services.ts';

/** Secrets in memory only: the demo depot's, which its simulator makes up anew for every run. */
export function createHeldSecrets(values: Partial<Record<SecretName, string>>): SecretStore {
  const held = new Map(Object.entries(values));
  return {
    state: async () => 'ok',
    read: async (name) => held.get(name) ?? null,
    has: async (name) => held.has(name),
    async write(name, value) {
      held.set(name, value);
      return 'held';
    },
    async forget(name) {
      held.delete(name);
    },
  };
}
