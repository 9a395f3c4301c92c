import { Radio, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import type { AttributePlan, AttributeType, CustomAttribute } from '#shared/domain/custom-attribute.ts';
import { attributeTypes } from '#shared/domain/custom-attribute.ts';
import { useText } from '../../text/use-text.ts';
import { type AttributeDraft, countSet } from './attribute-draft.ts';
import classes from './EditAttributesDialog.module.css';

/** What the fields of an edit are given. */
export type DraftProps = { draft: AttributeDraft; onDraft: (change: Partial<AttributeDraft>) => void };

/** The option that makes an attribute; no attribute has an empty name. */
const NEW = '';

/** Which attribute: one that exists, or a new one. */
export function AttributeSelect({
  draft,
  onDraft,
  attributes,
}: DraftProps & { attributes: readonly CustomAttribute[] }) {
  const { t } = useText();
  const options = attributes.map(({ name }) => ({ value: name, label: name }));
  return (
    <Select
      label={t('attributes.attribute')}
      placeholder={t('attributes.choose')}
      data={[...options, { value: NEW, label: t('attributes.newAttribute') }]}
      value={draft.isNew ? NEW : draft.chosen}
      onChange={(value) => onDraft(value === NEW ? { isNew: true } : { isNew: false, chosen: value })}
      allowDeselect={false}
      maxDropdownHeight={220}
      data-autofocus
    />
  );
}

/** Text or number. */
export function TypeField({ type, onType }: { type: AttributeType; onType: (type: AttributeType) => void }) {
  const { t } = useText();
  return (
    <div>
      <div className={classes.label} id="attribute-type">
        {t('attributes.type')}
      </div>
      <SegmentedControl<AttributeType>
        aria-labelledby="attribute-type"
        value={type}
        onChange={onType}
        data={attributeTypes.map((value) => ({ value, label: t(`attributes.types.${value}`) }))}
        // As high as the field beside it.
        styles={{ label: { paddingBlock: 3 } }}
      />
    </div>
  );
}

/** The name of a new attribute, and its type beside it. */
export function NewAttribute({ draft, onDraft, taken }: DraftProps & { taken: boolean }) {
  const { t } = useText();
  return (
    <div className={classes.pair}>
      <TextInput
        label={t('attributes.name')}
        value={draft.newName}
        onChange={(event) => onDraft({ newName: event.currentTarget.value })}
        error={taken ? t('attributes.nameTaken') : null}
        maxLength={60}
        autoComplete="off"
        data-autofocus
      />
      <TypeField type={draft.newType} onType={(newType) => onDraft({ newType })} />
    </div>
  );
}

/** What becomes of devices that have a value already; nothing to choose while none has. */
export function ModeField({ draft, onDraft, plan }: DraftProps & { plan: AttributePlan }) {
  const { t } = useText();
  const { devices, filled } = plan;
  const counts = (mode: AttributeDraft['mode']) => ({ sets: countSet(plan, mode), filled });
  if (filled === 0) return <p className={classes.hint}>{t('attributes.sets', { count: devices })}</p>;
  return (
    <Radio.Group
      label={t('attributes.mode', { count: filled, devices })}
      value={draft.mode}
      onChange={(mode) => onDraft({ mode: mode as AttributeDraft['mode'] })}
    >
      <Stack gap={6} mt={6}>
        <Radio
          size="xs"
          value="overwrite"
          label={t('attributes.overwrite')}
          description={t('attributes.overwriteText', counts('overwrite'))}
        />
        <Radio
          size="xs"
          value="fill-empty"
          label={t('attributes.fillEmpty')}
          description={t('attributes.fillEmptyText', counts('fill-empty'))}
        />
      </Stack>
    </Radio.Group>
  );
}
