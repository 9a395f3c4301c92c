// Runs in a session of its own: a secret store over the real keychain, step by step.
import { createKeychain } from '../../src-main/os/keychain.ts';
import { createSecretStore } from '../../src-main/os/secret-store.ts';
import type { Step } from './keyring-session.ts';
import { serveSteps } from './serve-steps.ts';

const [, , file = '', steps = '[]'] = process.argv;
const log = () => undefined;
const keychain = createKeychain({
  platform: process.platform,
  service: 'Muster tests',
  timeLimitMs: 3000,
  log,
});
const store = createSecretStore({
  keychain,
  file,
  account: 'depot',
  appVersion: '0.0.0',
  learn: () => undefined,
  log,
});
await serveSteps(store, JSON.parse(steps) as Step[]);
