import type { TFunction } from 'i18next';
import type { CommandInput } from '#shared/contract.ts';
import { planColumns } from '#shared/domain/plan-row.ts';
import { changeStates } from '#shared/domain/queued-change.ts';
import { type ErrorCode, errorCodes } from '#shared/errors.ts';

const kinds = [
  ...(['move', 'credentials', 'approve', 'delete'] as const),
  ...(['create-profile', 'update-profile', 'delete-profile'] as const),
  ...(['refresh-token', 'extend-token', 'set-user'] as const),
  ...(['upload-self-maintained', 'add-self-maintained', 'remove-self-maintained', 'edit-self-maintained'] as const),
];

const facts = [
  ...(['description', 'systemApps', 'withoutToken', 'singleDevice'] as const),
  ...(['tokenDays', 'tokenEnd', 'tokenValue', 'user'] as const),
  ...(['imei', 'serial', 'manufacturer', 'userName'] as const),
];

type CsvForm = Extract<CommandInput<'changes.exportPlan'>['form'], { kind: 'csv' }>;

/** What an exported plan says in the person's language: its headers, and words for its codes. */
export function planWords(t: TFunction): Pick<CsvForm, 'headers' | 'words'> {
  const codes = Object.keys(errorCodes) as ErrorCode[];
  const words: [string, string][] = [
    ['what.profile', t('changes.fact.profile')],
    ['willBe.deleted', t('changes.deleted')],
    ...kinds.map((kind): [string, string] => [`kind.${kind}`, t(`queue.export.kind.${kind}`)]),
    ...facts.map((fact): [string, string] => [`what.${fact}`, t(`changes.fact.${fact}`)]),
    ...changeStates.map((state): [string, string] => [`state.${state}`, t(`changes.states.${state}`)]),
    ...codes.map((code): [string, string] => [`reason.${code}`, t(`errors.${code}.what`)]),
  ];
  return {
    headers: planColumns.map((column) => t(`queue.export.column.${column}`)),
    words: Object.fromEntries(words),
  };
}
