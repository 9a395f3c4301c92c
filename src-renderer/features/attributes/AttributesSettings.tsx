import { Button, TextInput } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { type AttributeType, type CustomAttribute, isSameName } from '#shared/domain/custom-attribute.ts';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TypeField } from './AttributeFields.tsx';
import classes from './AttributesSettings.module.css';
import { useDefineAttribute } from './attributes-commands.ts';
import { useAttributes } from './attributes-queries.ts';
import { DeleteAttributeDialog } from './DeleteAttributeDialog.tsx';

function AddAttribute({ attributes }: { attributes: readonly CustomAttribute[] }) {
  const { t } = useText();
  const define = useDefineAttribute();
  const [name, setName] = useState('');
  const [type, setType] = useState<AttributeType>('text');
  const taken = attributes.some((one) => isSameName(one.name, name));
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !taken && (await define({ name: name.trim(), type }))) setName('');
  };
  return (
    <form className={classes.add} onSubmit={(event) => void onSubmit(event)}>
      <TextInput
        className={classes.name ?? ''}
        label={t('attributes.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={taken ? t('attributes.nameTaken') : null}
        maxLength={60}
        autoComplete="off"
      />
      <TypeField type={type} onType={setType} />
      <Button type="submit" variant="default" mt={23} disabled={name.trim() === '' || taken}>
        {t('attributes.settings.add')}
      </Button>
    </form>
  );
}

type TableProps = { attributes: readonly CustomAttribute[]; onDelete: (attribute: CustomAttribute) => void };

function AttributesTable({ attributes, onDelete }: TableProps) {
  const { t, format } = useText();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('attributes.name')}</th>
          <th scope="col" className={classes.type}>
            {t('attributes.type')}
          </th>
          <th scope="col" className={classes.number}>
            {t('attributes.settings.devices')}
          </th>
          <td className={classes.actions} />
        </tr>
      </thead>
      <tbody>
        {attributes.map((attribute) => (
          <tr key={attribute.name}>
            <td>{attribute.name}</td>
            <td className={classes.type}>{t(`attributes.types.${attribute.type}`)}</td>
            <td className={classes.number}>{format.number(attribute.devices)}</td>
            <td className={classes.actions}>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('attributes.settings.deleteLabel', { name: attribute.name })}
                onClick={() => onDelete(attribute)}
              >
                {t('attributes.settings.delete')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Settings, *Custom attributes*: which there are, how many devices have a value, and *Delete*. */
export function AttributesSettings() {
  const { t } = useText();
  const attributes = useAttributes();
  const [leaving, setLeaving] = useState<CustomAttribute | null>(null);
  if (!attributes) return null;
  return (
    <div className={classes.part}>
      <p className={classes.intro}>{t('attributes.settings.intro')}</p>
      <AddAttribute attributes={attributes} />
      {attributes.length === 0 ? (
        <EmptyState
          icon={<IconTags size={22} stroke={1.6} />}
          title={t('attributes.settings.emptyTitle')}
          text={t('attributes.settings.emptyText')}
        />
      ) : (
        <AttributesTable attributes={attributes} onDelete={setLeaving} />
      )}
      <DeleteAttributeDialog attribute={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
}
