import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { EnrollmentTokenChip } from './EnrollmentTokenChip.tsx';
import { FateBadge } from './FateBadge.tsx';
import { ProfileRowActions, type RowAction } from './ProfileRowActions.tsx';
import classes from './ProfilesTable.module.css';
import { nextSort, type ProfileColumn, type ProfileSort, profileColumns } from './profile-table.ts';
import { RegistrationBar } from './RegistrationBar.tsx';
import { SyncStatusCell } from './SyncStatusCell.tsx';

type ProfilesTableProps = {
  profiles: readonly ProfileSummary[];
  now: Date;
  sort: ProfileSort;
  onSort: (sort: ProfileSort) => void;
  onAct: (profile: ProfileSummary, action: RowAction) => void;
};

function ColumnHead({ column, sort, onSort }: { column: ProfileColumn } & Pick<ProfilesTableProps, 'sort' | 'onSort'>) {
  const { t } = useText();
  const label = t(`profiles.column.${column}`);
  const sorted = sort.column === column ? sort.direction : null;
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      data-column={column}
      aria-sort={sorted === null ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className={classes.sort}
        title={t('profiles.page.sortBy', { label })}
        onClick={() => onSort(nextSort(sort, column))}
      >
        <span>{label}</span>
        {sorted ? <Arrow size={14} aria-hidden className={classes.arrow} /> : null}
      </button>
    </th>
  );
}

function Devices({ profile }: { profile: ProfileSummary }) {
  const { t, format } = useText();
  const { arriving, leaving } = profile;
  return (
    <>
      <div className={classes.devices}>
        <span className={classes.count}>{format.number(profile.devices)}</span>
        {arriving > 0 ? (
          <span className={classes.coming} title={t('profiles.arrivingTitle', { count: arriving })}>
            {t('profiles.arriving', { count: arriving })}
          </span>
        ) : null}
        {leaving > 0 ? (
          <span className={classes.coming} title={t('profiles.leavingTitle', { count: leaving })}>
            {t('profiles.leaving', { count: leaving })}
          </span>
        ) : null}
      </div>
      {profile.type === 'samsung-kme' && profile.devices > 0 ? <RegistrationBar profile={profile} /> : null}
    </>
  );
}

type RowProps = { profile: ProfileSummary; now: Date; onAct: (action: RowAction) => void };

function ProfileRow({ profile, now, onAct }: RowProps) {
  const { t } = useText();
  const { name, description, updatedAt, associatedUser, enrollmentTokenExpiresAt } = profile;
  return (
    <tr data-profile-row={profile.profileId}>
      <th scope="row">
        <button type="button" className={classes.name} title={name} onClick={() => onAct('view')}>
          {name}
        </button>
        <span className={classes.marks}>
          <FateBadge fate={profile.fate} />
          <EnrollmentTokenChip expiresAt={enrollmentTokenExpiresAt} now={now} />
        </span>
      </th>
      <td title={description || undefined}>
        {profile.type === 'default' ? (
          <span className={classes.quiet}>{t('profiles.unassignedHere')}</span>
        ) : (
          <span className={classes.text}>{description}</span>
        )}
      </td>
      <td>{updatedAt === null ? null : <Ago iso={updatedAt} />}</td>
      <td className={classes.type}>{t(`profiles.type.${profile.type}`)}</td>
      <td>
        <Devices profile={profile} />
      </td>
      <td title={associatedUser?.email || undefined}>
        <span className={classes.text}>{associatedUser?.name}</span>
      </td>
      <td>
        <SyncStatusCell sync={profile.sync} />
      </td>
      <td>
        <ProfileRowActions profile={profile} onAct={onAct} />
      </td>
    </tr>
  );
}

/** The table of the document with its columns in its order, and our Sync Status before the actions (behaviours 61 to 73). */
export function ProfilesTable({ profiles, now, sort, onSort, onAct }: ProfilesTableProps) {
  const { t } = useText();
  return (
    <table className={classes.table} aria-label={t('profiles.page.table')}>
      <thead>
        <tr>
          {profileColumns.map((column) => (
            <ColumnHead key={column} column={column} sort={sort} onSort={onSort} />
          ))}
          <th scope="col" data-column="actions">
            {t('profiles.column.actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {profiles.map((profile) => (
          <ProfileRow key={profile.profileId} profile={profile} now={now} onAct={(action) => onAct(profile, action)} />
        ))}
      </tbody>
    </table>
  );
}
