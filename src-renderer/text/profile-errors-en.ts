import type { ErrorCode } from '#shared/errors.ts';

/** What to say of errors of one profile, its token or one device left out, in English. */
export const profileErrorsEn = {
  device_on_hold: {
    what: 'The device is on hold: somebody left it out on purpose.',
    next: 'Read the reason in its details; release it under Uploads or in the list if it may go.',
  },
  too_many_rules: {
    what: 'There are 100 rules already, and there is no room for more.',
    next: 'Delete one that is no longer needed, or widen the text of another.',
  },
  device_leaving: {
    what: 'The device is about to be deleted.',
    next: 'Undo the deletion under Changes if you still need it.',
  },
  device_not_listed: {
    what: 'Ivanti no longer has this device in the profile.',
    next: 'Add it again if it belongs there; otherwise let the change go.',
  },
  device_listed_twice: {
    what: 'Another device of this profile has this IMEI or serial number.',
    next: 'Compare both with their labels, then change the one that is wrong.',
  },
  profile_name_taken: {
    what: 'There is a profile of that name already.',
    next: 'Choose another name: Samsung allows each name once.',
  },
  profile_name_wrong: {
    what: 'Samsung does not allow that name.',
    next: 'Leave out \\ # / $ * % ^ & ( ) + ? { } [ ] and keep it short.',
  },
  profile_not_editable: {
    what: 'This profile cannot be edited in place.',
    next: 'Edit is for profiles made for a single device; use Modify Configuration for the others.',
  },
  profile_refused: {
    what: 'Samsung refused the profile.',
    next: 'Check its name and configuration; the reference helps Samsung’s support.',
  },
  profile_not_sent: {
    what: 'The profile has not reached Samsung yet.',
    next: 'It is sent as soon as the servers can be reached; try again after that.',
  },
  profile_leaving: {
    what: 'This profile is about to be deleted and takes no devices any more. Nothing was changed.',
    next: 'Choose another profile, or undo the deletion under Changes.',
  },
  token_none: {
    what: 'The profile has no enrollment token.',
    next: 'Issue one in Ivanti, or paste one in on the Tokens page.',
  },
  token_value_unknown: {
    what: 'The value of the enrollment token is not on this laptop.',
    next: 'Go online so that Ivanti can be asked, or refresh the token.',
  },
  token_expired: {
    what: 'The enrollment token has expired: no device could register with this code.',
    next: 'Refresh or extend it on the Tokens page, then generate the code again.',
  },
  token_life_refused: {
    what: 'Ivanti did not accept the new end of the token.',
    next: 'A token lives 7 to 999 days from the day Ivanti hears of it, or never expires: extend it again.',
  },
  token_of_ivanti: {
    what: 'Ivanti keeps the enrollment token of this profile.',
    next: 'Refresh or extend it; a token that Ivanti keeps cannot be pasted in.',
  },
  ivanti_needed: {
    what: 'This needs Ivanti Neurons for MDM.',
    next: 'Connect Ivanti under Settings, or keep the token by hand.',
  },
  user_not_found: {
    what: 'Ivanti knows no such user.',
    next: 'Sync, then search for the user again.',
  },
  attribute_wrong: {
    what: 'The value does not fit the attribute.',
    next: 'A number is digits, with a sign and a decimal point if need be; no value may be empty.',
  },
  attribute_name_taken: {
    what: 'There is a custom attribute of that name already; case makes no difference.',
    next: 'Use that one, or choose another name.',
  },
} as const satisfies Partial<Record<ErrorCode, { what: string; next: string }>>;
