import type { ErrorCode } from '#shared/errors.ts';
import { batchErrorsEn } from './batch-errors-en.ts';
import { csvErrorsEn } from './csv-errors-en.ts';
import { handoverErrorsEn } from './handover-errors-en.ts';
import { printErrorsEn } from './print-errors-en.ts';
import { profileErrorsEn } from './profile-errors-en.ts';
import { storageErrorsEn } from './storage-errors-en.ts';

/** One sentence on what happened and what was kept, one on the next step, for every error code. */
export const errorsEn = {
  ...profileErrorsEn,
  ...batchErrorsEn,
  ...csvErrorsEn,
  ...printErrorsEn,
  ...handoverErrorsEn,
  ...storageErrorsEn,
  input_invalid: {
    what: 'Something was not filled in the way it has to be. Nothing was changed.',
    next: 'Check what you entered and try again.',
  },
  not_found: {
    what: 'This is no longer here: it was removed or replaced in the meantime.',
    next: 'Go back to the list to see what there is now.',
  },
  not_connected: {
    what: 'This workspace is not connected to a Knox tenant yet. Everything you did here is kept.',
    next: 'Connect it in Settings, under Knox Integration.',
  },
  integration_off: {
    what: 'The Knox Integration is switched off, so Samsung was not asked. What you did here is kept and waits.',
    next: 'Activate it in Settings, under Knox Integration.',
  },
  other_tenant_waits: {
    what: 'Changes, or users and passwords, for the tenant that is connected still wait. They would be lost, or meet devices of the other tenant.',
    next: 'Let them be sent, take them back in Changes or delete them under Storage, or make a new workspace for the other tenant.',
  },
  already_sent: {
    what: 'This change has already gone to Samsung and can no longer be taken back.',
    next: 'Move the devices back with a new change. Deleted ones come back when a reseller uploads them again.',
  },
  sending_paused: {
    what: 'Sending is paused, so nothing was sent. Everything that waits is kept.',
    next: 'Resume sending on the Changes page.',
  },
  nothing_to_do: {
    what: 'There is nothing left to do here: what can be done is done already.',
    next: 'Choose other devices or another profile.',
  },
  profile_cannot_take_devices: {
    what: 'Devices of Samsung Knox Mobile Enrollment cannot be moved into a Self-Maintained profile. Nothing was changed.',
    next: 'Choose a profile of the type Samsung Knox Mobile Enrollment, or the Default Profile.',
  },
  cancelled: {
    what: 'This was cancelled. What was finished before is kept.',
    next: 'Start it again whenever you like.',
  },
  keys_file_unreadable: {
    what: 'The keys file could not be read: it is damaged or incomplete. What was stored before is kept.',
    next: 'Download the keys file from the Knox API portal again and choose that one.',
  },
  keys_file_wrong: {
    what: 'This file is not a keys file from the Knox API portal. What was stored before is kept.',
    next: 'Choose the file called keys.json or certificate.json that the portal gave you.',
  },
  keys_file_foreign: {
    what: 'The public and the private key in this file do not belong together. Nothing was stored.',
    next: 'Choose the keys.json as the Knox API portal gave it. If it is lost, generate a new key pair and client identifier there.',
  },
  credentials_missing: {
    what: 'The credentials for Samsung are not complete, so nothing was sent. Your changes are kept and wait.',
    next: 'Add what is missing in Settings, under Knox Integration.',
  },
  credentials_refused: {
    what: 'Samsung refused these credentials: they are wrong, expired or were revoked. Your changes are kept and wait.',
    next: 'Check in the Knox API portal that they are still valid, then enter them again.',
  },
  scope_missing: {
    what: 'These credentials are not allowed to do this at Samsung. Your changes are kept.',
    next: 'In the Knox API portal, give them the rights to view and manage devices and profiles of Knox Mobile Enrollment.',
  },
  restricted_by_address: {
    what: 'Samsung accepts these credentials only from certain network addresses, and this is not one of them.',
    next: 'Work from an allowed network, or widen the restriction in the Knox API portal.',
  },
  keychain_locked: {
    what: 'The system’s keychain is locked, so the stored credentials cannot be read. Nothing is lost.',
    next: 'Unlock the keychain and try again, or enter the credentials for this run only.',
  },
  keychain_absent: {
    what: 'This computer offers no keychain, so credentials cannot be stored safely and are kept in memory only.',
    next: 'Enter the credentials for this run; they are forgotten when Muster closes.',
  },
  secrets_unreadable: {
    what: 'The stored credentials cannot be decrypted with the key in this computer’s keychain. They were left untouched.',
    next: 'Enter the credentials again, or restore the keychain they were stored with.',
  },
  password_lost: {
    what: 'The password that was kept for this device cannot be opened any more: its file, or the key in the keychain, is gone.',
    next: 'Import the users and passwords again, or take this one back in the device’s details; then “Keep mine”.',
  },
  offline: {
    what: 'There is no network connection. You can go on working; your changes wait to be sent.',
    next: 'Muster sends them by itself as soon as the network is back.',
  },
  host_unknown: {
    what: 'The server’s name cannot be found from this network. Your changes are kept and wait.',
    next: 'Check the network and, if you entered it yourself, the server’s address.',
  },
  timeout: {
    what: 'The server did not answer in time. Your changes are kept and wait.',
    next: 'Muster tries again by itself; you can also try now.',
  },
  connection_lost: {
    what: 'The connection broke before the answer was complete. Your changes are kept.',
    next: 'Muster checks what reached the server before it sends anything again.',
  },
  tls_refused: {
    what: 'The secure connection was refused because the server’s certificate cannot be trusted. Nothing was sent.',
    next: 'Ask your network team whether a proxy inspects traffic and whether its certificate is installed here.',
  },
  redirect_refused: {
    what: 'The server sent us on to another address. Muster did not follow, so that no credential goes to a stranger.',
    next: 'If a sign-in page of this network is in the way, sign in there first; otherwise check the server’s address.',
  },
  address_not_allowed: {
    what: 'Muster does not send credentials to this address: it is not encrypted or not a valid server address.',
    next: 'Enter an address that begins with https://.',
  },
  wrong_region: {
    what: 'Samsung’s server in this region does not know this tenant. Nothing was changed.',
    next: 'Choose the other region in Settings, under Knox Integration.',
  },
  clock_off: {
    what: 'This computer’s clock is too far off, so Samsung refuses its signed requests. Your changes are kept and wait.',
    next: 'Set the computer’s date, time and time zone, then try again.',
  },
  not_json: {
    what: 'The answer came as a web page instead of data, probably from a proxy or a sign-in page. Your changes are kept.',
    next: 'Open a browser, sign in to the network if it asks you to, and try again.',
  },
  answer_incomplete: {
    what: 'Only part of the server’s answer arrived. What was there before is kept.',
    next: 'Muster tries again by itself; you can also try now.',
  },
  answer_unexpected: {
    what: 'The server answered in a form that Muster does not know. What was there before is kept.',
    next: 'Try again; if it stays, pass the reference on to support.',
  },
  answer_too_large: {
    what: 'The server’s answer is larger than Muster accepts. What was there before is kept.',
    next: 'Check the server’s address; if it is right, pass the reference on to support.',
  },
  rate_limited: {
    what: 'Samsung asks us to slow down. Your changes are kept and wait.',
    next: 'Muster goes on by itself after the pause that Samsung asked for.',
  },
  server_failed: {
    what: 'The server reports a failure of its own. Your changes are kept and wait.',
    next: 'Muster tries again by itself; if it lasts, look at Samsung’s service status.',
  },
  server_refused: {
    what: 'The server refused this request. What was there before is kept.',
    next: 'Samsung’s code and message are below; pass the reference on to Samsung’s support.',
  },
  access_token_expired: {
    what: 'The access to Samsung ran out in the middle of the work. Your changes are kept and wait.',
    next: 'Muster renews the access and tries again by itself.',
  },
  tenant_blocked: {
    what: 'Samsung has blocked or deactivated this tenant. Your changes are kept.',
    next: 'Ask Samsung’s support to unblock the Knox account.',
  },
  customer_id_wrong: {
    what: 'Samsung does not accept this customer ID. Nothing was changed.',
    next: 'Copy the customer ID from the Knox Admin Portal and enter it again.',
  },
  too_many_devices: {
    what: 'Samsung refuses this many devices in one request, even in small portions. Your changes are kept.',
    next: 'Try again later, or pass the reference on to Samsung’s support.',
  },
  encryption_key_wrong: {
    what: 'Samsung could not decrypt the user’s credentials. The devices were not changed.',
    next: 'Pass the reference on to support: the encryption key Muster uses may be out of date.',
  },
  wire_file_wrong: {
    what: 'The file in which this workspace corrects the server’s field names has a mistake, so nothing was sent.',
    next: 'Correct the field named below in that file, or remove the file to use Muster’s own names.',
  },
  device_not_found: {
    what: 'Samsung does not know this device in this tenant.',
    next: 'Check with the reseller that it was uploaded to this account, then sync.',
  },
  device_invalid: {
    what: 'Samsung refuses this device: its identifier is not valid there.',
    next: 'Compare the IMEI or serial number with the label on the box.',
  },
  device_pending: {
    what: 'This device is still waiting for approval and belongs to no profile yet.',
    next: 'Approve its reseller upload first.',
  },
  profile_not_found: {
    what: 'The profile no longer exists at Samsung. The devices were not changed.',
    next: 'Choose another profile for them.',
  },
  already_there: {
    what: 'This device is already in that profile.',
    next: 'Nothing needs to be done.',
  },
  changed_on_server: {
    what: 'This device was moved in the Samsung portal after you decided. Nothing was overwritten.',
    next: 'Choose: keep your change, or take what is there.',
  },
  not_confirmed: {
    what: 'It is not certain yet whether Samsung carried this out.',
    next: 'Muster reads the device from the server and settles it before sending anything again.',
  },
  superseded: {
    what: 'A later change of yours for the same device replaced this one.',
    next: 'Nothing needs to be done; the later change counts.',
  },
  file_not_writable: {
    what: 'The file could not be written there. Nothing else was changed.',
    next: 'Choose another folder, or close the file if it is open in another program.',
  },
  disk_full: {
    what: 'The disk is full. What was saved before is kept.',
    next: 'Free some space and try again.',
  },
  database_newer: {
    what: 'This workspace was last opened with a newer version of Muster. It was left untouched.',
    next: 'Install the newer version, or open another workspace.',
  },
  database_damaged: {
    what: 'The workspace’s database is damaged and could not be repaired. A copy of it was kept.',
    next: 'Pass the reference on to support before you do anything with the workspace’s folder.',
  },
  database_busy: {
    what: 'Another program is holding the workspace’s database. Nothing was changed.',
    next: 'Close other copies of Muster and backup programs, then try again.',
  },
  desk_gone: {
    what: 'Muster’s background process stopped and is being started again. What you saved is kept.',
    next: 'Wait a moment and try again.',
  },
  internal: {
    what: 'Something went wrong inside Muster. What was saved before is kept.',
    next: 'Try again; if it comes back, pass the reference on to support.',
  },
} as const satisfies Record<ErrorCode, { what: string; next: string }>;
