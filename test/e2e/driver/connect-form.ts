import type { Page } from 'playwright-core';
import type { LaunchedMuster } from './launch-muster.ts';

/** What a person types into the Knox Integration; what is left out stays as it is. */
export type Typed = {
  server?: string;
  accessTokenServer?: string;
  scheme?: 'Keys file' | 'OAuth 2.0';
  /** Path of the file chosen in the system's dialog. */
  keysFile?: string;
  clientIdentifier?: string;
  clientId?: string;
  clientSecret?: string;
  customerId?: string;
  ivanti?: { address: string; account: string; password: string };
};

/** How a test of the connection ended, as the window tells it. */
export type Verdict = {
  summary: string;
  /** The step that failed with all that is said about it; null when none did. */
  failed: string | null;
};

/** Makes a workspace of one's own from the first screen, as far as the empty form. */
export async function makeWorkspace(window: Page, name: string): Promise<void> {
  await window.getByLabel('Name of the workspace').fill(name);
  await window.getByRole('button', { name: 'Continue' }).click();
  await window.getByRole('heading', { name: 'Connect your Knox tenant' }).waitFor();
  await window.getByLabel('Integration Name').waitFor();
}

/** Fills in the form by the names of its fields. */
export async function fillIn({ app, window }: LaunchedMuster, typed: Typed): Promise<void> {
  if (typed.server !== undefined) {
    await window.getByRole('radiogroup', { name: 'Region' }).getByText('Other address').click();
    await window.getByLabel('Server address').fill(typed.server);
  }
  if (typed.accessTokenServer !== undefined) {
    await window.getByLabel('Address for access tokens').fill(typed.accessTokenServer);
  }
  if (typed.scheme !== undefined) {
    await window.getByRole('radiogroup', { name: 'Sign in with' }).getByText(typed.scheme).click();
  }
  if (typed.keysFile !== undefined) {
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, typed.keysFile);
    await window.getByRole('button', { name: /^Choose (file|another)…$/ }).click();
    await window.getByText(typed.keysFile.replace(/^.*\//, ''), { exact: true }).waitFor();
  }
  const texts = {
    'Client identifier': typed.clientIdentifier,
    'Client ID': typed.clientId,
    'Client secret': typed.clientSecret,
    'Customer ID': typed.customerId,
  };
  for (const [label, text] of Object.entries(texts)) {
    if (text !== undefined) await window.getByRole('textbox', { name: label }).fill(text);
  }
  if (typed.ivanti) await fillInIvanti(window, typed.ivanti);
}

async function fillInIvanti(window: Page, ivanti: NonNullable<Typed['ivanti']>): Promise<void> {
  await window.getByRole('switch', { name: 'Connect Ivanti Neurons for MDM' }).check({ force: true });
  await window.getByLabel('Ivanti address').fill(ivanti.address);
  await window.getByLabel('Account').fill(ivanti.account);
  await window.getByRole('textbox', { name: 'Password' }).fill(ivanti.password);
}

/** Presses *Test connection* and reads the report that comes. */
export async function testConnection(window: Page): Promise<Verdict> {
  const report = window.getByRole('region', { name: 'Connection test' });
  await report.evaluateAll((old) => {
    for (const element of old) element.setAttribute('data-old', '');
  });
  await window.getByRole('button', { name: 'Test connection' }).click();
  const fresh = report.and(window.locator(':not([data-old])'));
  await fresh.waitFor({ timeout: 60_000 });
  const step = fresh.getByRole('listitem').filter({ hasText: 'Failed' });
  const failed = (await step.count()) === 0 ? null : await step.first().innerText();
  return { summary: await fresh.locator('p').first().innerText(), failed };
}
