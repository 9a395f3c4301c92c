/**
 * One switch for each thing Samsung's public documentation leaves open (knox-api 7), so that tests can prove a client
 * lives with either reality. None of this was confirmed on a live server.
 */
export type SimulatorSwitches = {
  /** `totalCount` and its kin as text. */
  totalsAsText: boolean;
  /** Epoch times of devices as text. */
  timesAsText: boolean;
  /** Error codes as text. */
  codesAsText: boolean;
  /** Most rows a page is granted, whatever is asked. */
  maxPageSize: number;
  /** Pages beyond the last one repeat it, instead of being empty. */
  endlessPages: boolean;
  /** Tags as a list instead of one text. */
  tagsAsArray: boolean;
  /** Leave a field out instead of sending null. */
  nullsAbsent: boolean;
  /** Send `imei2` beside `mei`. */
  returnsSecondImei: boolean;
  unassignV2Verb: 'PUT' | 'POST';
  /** Elements of the success, notFound and failed lists. */
  listElements: 'string' | 'object';
  /** Names of those lists: successDeviceList… or successList… */
  listNames: 'deviceLists' | 'lists';
  /** Every nth id of a partial call is applied but appears in no list; 0 for none. */
  omitEveryNth: number;
  changedAfterFormat: 'epochMs' | 'iso' | 'hours' | 'minutes' | 'any';
  /** Whether assignProfile takes an IMEI or serial where it wants a device id. */
  acceptsImeiAsDeviceId: boolean;
  /** Whether delete takes `devices.deviceIds` beside `devices.imeiOrSerials`. */
  deleteAcceptsDeviceIds: boolean;
  /** Which nesting of `deviceDetails` assignProfile takes. */
  deviceDetails: 'array' | 'object' | 'either';
  /** Whether one unknown or pending device refuses a whole assignProfile. */
  strictAssign: boolean;
  /** More ids than this in a call are refused with 4000019. */
  maxDevicesPerCall: number;
  /** Accepted assignments and unassignments are applied so much later; 0 at once. */
  assignAppliesAfterMs: number;
  /** Show the state `assigning` meanwhile, instead of the old one. */
  showsAssigning: boolean;
  /** A device that got a profile is set up so much later; 0 never. */
  provisionAfterMs: number;
  /** Every so often one assigned device somewhere gets set up by itself; 0 never. */
  stateChangeMs: number;
  /** So long after the start a colleague moves a few devices in the portal, those that lists begin with; 0 never. */
  portalEditAfterMs: number;
  /** createAsync and its failure take so long. */
  profileAsyncMs: number;
  /** Whatever Samsung works off later fails. */
  failsProfiles: boolean;
  /** The state of a failed transaction. */
  failureWord: string;
  stateWords: 'portal' | 'constant' | 'legacy' | 'novel';
  /** An empty userName or userToken takes the stored one away. */
  emptyUserClears: boolean;
  /** Tags sent with an assignment replace the old ones, instead of being added. */
  tagsReplace: boolean;
  /** A signed access token may be used for more than one call. */
  jtiReuseOnCalls: boolean;
  /** Refuse signed tokens without `exp`. */
  requiresExp: boolean;
  /** How far in the future `iat` may lie. */
  clockToleranceMs: number;
  oauthLifeSeconds: number;
  /** What the portal granted the OAuth client. */
  grantedScopes: string[];
  /** How a call outside the scope is refused. */
  scopeRefusal: 'json' | 'oauth' | 'html';
  /** More calls in a second get 429; 0 for no limit. */
  requestsPerSecond: number;
  retryAfter: 'seconds' | 'date' | 'none';
  /** Each answer is held back so long. */
  latencyMs: number;
  /** Whether an extension of an Ivanti token counts its days from today or from the end it had. */
  extendCountsFrom: 'today' | 'expiry';
  /** Whether a refreshed Ivanti token starts a new life, or keeps the end it had. */
  refreshResetsExpiry: boolean;
};

/** The reality the documentation makes likeliest. */
export const defaultSwitches: SimulatorSwitches = {
  totalsAsText: false,
  timesAsText: false,
  codesAsText: false,
  maxPageSize: 100,
  endlessPages: false,
  tagsAsArray: false,
  nullsAbsent: false,
  returnsSecondImei: false,
  unassignV2Verb: 'PUT',
  listElements: 'string',
  listNames: 'deviceLists',
  omitEveryNth: 0,
  changedAfterFormat: 'any',
  acceptsImeiAsDeviceId: true,
  deleteAcceptsDeviceIds: true,
  deviceDetails: 'either',
  strictAssign: true,
  maxDevicesPerCall: 500,
  assignAppliesAfterMs: 0,
  showsAssigning: false,
  provisionAfterMs: 0,
  stateChangeMs: 0,
  portalEditAfterMs: 0,
  profileAsyncMs: 0,
  failsProfiles: false,
  failureWord: 'Fail',
  stateWords: 'portal',
  emptyUserClears: true,
  tagsReplace: true,
  jtiReuseOnCalls: true,
  requiresExp: true,
  clockToleranceMs: 300_000,
  oauthLifeSeconds: 600,
  grantedScopes: ['kme'],
  scopeRefusal: 'json',
  requestsPerSecond: 0,
  retryAfter: 'seconds',
  latencyMs: 0,
  extendCountsFrom: 'today',
  refreshResetsExpiry: true,
};

/** Sets switches in place; throws Error for a name that does not exist or a value of another type. */
export function applySwitches(switches: SimulatorSwitches, change: Partial<SimulatorSwitches>): void {
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(defaultSwitches, name)) throw new Error(`no switch is called ${name}`);
    const usual = defaultSwitches[name as keyof SimulatorSwitches];
    if (typeof value !== typeof usual) throw new Error(`switch ${name} wants a ${typeof usual}`);
  }
  Object.assign(switches, change);
}
