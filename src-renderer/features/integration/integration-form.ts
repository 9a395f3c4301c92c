import type { CommandInput } from '#shared/contract.ts';
import type { IntegrationView, Region } from '#shared/domain/connection.ts';

/** What the form holds while it is being filled in: every field as typed. */
export type IntegrationForm = {
  name: string;
  description: string;
  region: Region;
  baseUrl: string;
  accessTokenUrl: string;
  customerId: string;
  scheme: 'kca' | 'oauth';
  keysFile: { file: string; name: string } | null;
  clientIdentifier: string;
  clientId: string;
  clientSecret: string;
  ivanti: boolean;
  ivantiUrl: string;
  ivantiUser: string;
  ivantiPassword: string;
};

/** A field that can be missing or wrong; each has its sentence under `integration.missing`. */
export type MissingField =
  | 'name'
  | 'baseUrl'
  | 'accessTokenUrl'
  | 'customerId'
  | 'keysFile'
  | 'clientIdentifier'
  | 'clientId'
  | 'clientSecret'
  | 'ivantiUrl'
  | 'ivantiUser'
  | 'ivantiPassword';

/** What a command of the integration is asked with. */
export type DraftInput = CommandInput<'integration.connect'>;

/** The form as it opens: what is stored, never a secret, and a name to begin with when there is none. */
export function formOf(view: IntegrationView, suggestedName = ''): IntegrationForm {
  return {
    name: view.name === '' ? suggestedName : view.name,
    description: view.description,
    region: view.region,
    baseUrl: view.region === 'custom' ? view.baseUrl : '',
    accessTokenUrl: view.region === 'custom' ? view.accessTokenUrl : '',
    customerId: view.customerId,
    scheme: view.scheme,
    keysFile: null,
    clientIdentifier: '',
    clientId: '',
    clientSecret: '',
    ivanti: view.ivanti !== null,
    ivantiUrl: view.ivanti?.baseUrl ?? '',
    ivantiUser: view.ivanti?.user ?? '',
    ivantiPassword: '',
  };
}

/** Whether the form says anything else than what is stored. */
export function isChanged(form: IntegrationForm, view: IntegrationView): boolean {
  return !view.connected || JSON.stringify(form) !== JSON.stringify(formOf(view));
}

/** Whether credentials of the chosen scheme are stored, so that empty fields mean "keep". */
export function keepsCredentials(form: IntegrationForm, view: IntegrationView): boolean {
  return view.hasCredentials && view.scheme === form.scheme;
}

function isAddress(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);
}

function missingCredentials(form: IntegrationForm): MissingField[] {
  const missing: MissingField[] = [];
  if (form.scheme === 'kca') {
    if (!form.keysFile) missing.push('keysFile');
    if (form.clientIdentifier.trim() === '') missing.push('clientIdentifier');
    return missing;
  }
  if (form.clientId.trim() === '') missing.push('clientId');
  if (form.clientSecret === '') missing.push('clientSecret');
  return missing;
}

function missingIvanti(form: IntegrationForm, view: IntegrationView): MissingField[] {
  const missing: MissingField[] = [];
  if (!isAddress(form.ivantiUrl)) missing.push('ivantiUrl');
  if (form.ivantiUser.trim() === '') missing.push('ivantiUser');
  if (form.ivantiPassword === '' && !view.ivanti?.hasPassword) missing.push('ivantiPassword');
  return missing;
}

/** The fields that have to be filled in before anything can be asked of the desk. */
export function missingFields(form: IntegrationForm, view: IntegrationView): MissingField[] {
  const missing: MissingField[] = [];
  if (form.name.trim() === '') missing.push('name');
  if (form.region === 'custom') {
    if (!isAddress(form.baseUrl)) missing.push('baseUrl');
    if (form.accessTokenUrl.trim() !== '' && !isAddress(form.accessTokenUrl)) missing.push('accessTokenUrl');
  }
  if (form.scheme === 'kca' && form.customerId.trim() === '') missing.push('customerId');
  if (!keepsCredentials(form, view)) missing.push(...missingCredentials(form));
  if (form.ivanti) missing.push(...missingIvanti(form, view));
  return missing;
}

function credentialsOf(form: IntegrationForm): DraftInput['credentials'] {
  if (form.scheme === 'kca') {
    const clientIdentifier = form.clientIdentifier.trim();
    return {
      scheme: 'kca',
      ...(form.keysFile ? { keysFile: form.keysFile.file } : {}),
      ...(clientIdentifier === '' ? {} : { clientIdentifier }),
    };
  }
  const clientId = form.clientId.trim();
  return {
    scheme: 'oauth',
    ...(clientId === '' ? {} : { clientId }),
    ...(form.clientSecret === '' ? {} : { clientSecret: form.clientSecret }),
  };
}

function ivantiOf(form: IntegrationForm): DraftInput['ivanti'] {
  if (!form.ivanti) return null;
  return {
    baseUrl: form.ivantiUrl.trim(),
    user: form.ivantiUser.trim(),
    ...(form.ivantiPassword === '' ? {} : { password: form.ivantiPassword }),
  };
}

/** The form as the desk takes it; an empty secret keeps the stored one. */
export function draftOf(form: IntegrationForm): DraftInput {
  const custom = form.region === 'custom';
  const accessTokenUrl = form.accessTokenUrl.trim();
  return {
    name: form.name.trim(),
    description: form.description.trim(),
    region: form.region,
    ...(custom ? { baseUrl: form.baseUrl.trim() } : {}),
    ...(custom && accessTokenUrl !== '' ? { accessTokenUrl } : {}),
    customerId: form.customerId.trim(),
    credentials: credentialsOf(form),
    ivanti: ivantiOf(form),
  };
}
