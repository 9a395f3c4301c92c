import { z } from 'zod';
import type { ErrorEnvelope } from '../errors.ts';
import type { SecretState } from './secret.ts';

/** Samsung's regions with a documented host (knox-api 1.4), or an address of the customer's own. */
export const regions = ['us', 'eu', 'custom'] as const;

/** A region of Samsung's servers. */
export type Region = (typeof regions)[number];

const address = z.url({ protocol: /^https?$/ }).max(300);

/** Credentials as typed or chosen: `keep` leaves what is stored. */
export const credentialsDraftSchema = z.discriminatedUnion('scheme', [
  z.object({
    scheme: z.literal('kca'),
    /** A ticket of `shell.chooseOpenFile` for keys.json; absent keeps the stored key. */
    keysFile: z.string().max(64).optional(),
    clientIdentifier: z.string().trim().min(1).max(8192).optional(),
  }),
  z.object({
    scheme: z.literal('oauth'),
    clientId: z.string().trim().min(1).max(512).optional(),
    clientSecret: z.string().min(1).max(2048).optional(),
  }),
]);

/** What the connect screen hands over. */
export const connectionDraftSchema = z.object({
  name: z.string().trim().min(1).max(100),
  description: z.string().max(500),
  region: z.enum(regions),
  /** Needed when region is custom, ignored otherwise. */
  baseUrl: address.optional(),
  accessTokenUrl: address.optional(),
  customerId: z.string().trim().max(64),
  credentials: credentialsDraftSchema,
  ivanti: z
    .object({
      baseUrl: address,
      user: z.string().trim().min(1).max(200),
      password: z.string().min(1).max(500).optional(),
    })
    .nullable(),
});

/** What the connect screen hands over. */
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;

/** How often the servers may be read, in minutes. */
export const syncIntervalSchema = z.number().int().min(5).max(1440);

/** How often they are read until somebody chooses otherwise, in minutes. */
export const USUAL_SYNC_INTERVAL = 15;

/** The integration as stored, with no secret in it. */
export type IntegrationView = {
  connected: boolean;
  /** Switched on: the servers are read and what waits is sent. False as well while nothing is connected. */
  active: boolean;
  syncIntervalMinutes: number;
  name: string;
  description: string;
  region: Region;
  baseUrl: string;
  accessTokenUrl: string;
  customerId: string;
  scheme: 'kca' | 'oauth';
  /** Which secrets are there; never their values. */
  hasCredentials: boolean;
  ivanti: { baseUrl: string; user: string; hasPassword: boolean } | null;
  secretState: SecretState;
};

/** The steps of a connection test, in order (knox-api 8): all of them only read. */
export const connectionSteps = ['credentials', 'accessToken', 'devices', 'profiles', 'ivanti'] as const;

/** A step of the connection test. */
export type ConnectionStep = (typeof connectionSteps)[number];

/** One step's result; `skipped` when an earlier one failed or nothing is set up for it. */
export type ConnectionStepResult = {
  step: ConnectionStep;
  state: 'ok' | 'failed' | 'skipped';
  durationMs: number;
  error: ErrorEnvelope | null;
};

/** The whole connection test; `devices` is the tenant's total when that step succeeded. */
export type ConnectionReport = { ok: boolean; steps: ConnectionStepResult[]; devices: number | null };
