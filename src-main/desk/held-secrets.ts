import type { SecretName } from '#shared/domain/secret.ts';
import type { SecretStore } from './services.ts';

/** Secrets in memory only: the demo depot's, which its simulator makes up anew for every run. `learn` hears of every one. */
export function createHeldSecrets(
  values: Partial<Record<SecretName, string>>,
  learn: (value: string) => void,
): SecretStore {
  for (const value of Object.values(values)) if (value !== undefined) learn(value);
  const held = new Map(Object.entries(values));
  return {
    state: async () => 'ok',
    read: async (name) => held.get(name) ?? null,
    has: async (name) => held.has(name),
    async write(name, value) {
      learn(value);
      held.set(name, value);
      return 'held';
    },
    async forget(name) {
      held.delete(name);
    },
  };
}
