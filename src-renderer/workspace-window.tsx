import { useHotkeys } from '@mantine/hooks';
import { memo, useCallback, useMemo } from 'react';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import type { ShellState, Workspace } from '#shared/domain/workspace.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { ActivityRoom } from './activity-room.tsx';
import { envelopeOf } from './api.ts';
import { BatchesRoom } from './batches-room.tsx';
import { ChangesRoom } from './changes-room.tsx';
import { useCommand, useEvent } from './data.ts';
import { DevicesRoom } from './devices-room.tsx';
import { AttributesSettings } from './features/attributes/AttributesSettings.tsx';
import { BatchHit } from './features/batches/BatchHit.tsx';
import { useBatchNames } from './features/batches/batches-queries.ts';
import { findBatches } from './features/batches/find-batches.ts';
import { changeTitle } from './features/changes/change-words.ts';
import { CredentialsKept } from './features/credentials/CredentialsKept.tsx';
import { findsImport } from './features/csv/finds-import.ts';
import { ImportDrop } from './features/csv/ImportDrop.tsx';
import { ImportHit } from './features/csv/ImportHit.tsx';
import type { ChosenFile } from './features/csv/use-import.ts';
import { DeviceSearch, type OtherFinder } from './features/devices/DeviceSearch.tsx';
import { HandoverMenu } from './features/handover/HandoverMenu.tsx';
import { ConnectPage } from './features/integration/ConnectPage.tsx';
import { IntegrationSettings } from './features/integration/IntegrationForm.tsx';
import { useIntegration } from './features/integration/integration-commands.ts';
import { ProfileDetailsHit } from './features/profiles/ProfileDetailsHit.tsx';
import { findInTable } from './features/profiles/profile-table.ts';
import { useProfiles } from './features/profiles/profiles-queries.ts';
import { RulesSettings } from './features/rules/RulesSettings.tsx';
import { AboutSettings } from './features/shell/AboutSettings.tsx';
import { AppearanceSettings } from './features/shell/AppearanceSettings.tsx';
import { DeskBar } from './features/shell/DeskBar.tsx';
import { DeskFailed } from './features/shell/DeskFailed.tsx';
import { Frame } from './features/shell/Frame.tsx';
import { Opening } from './features/shell/Opening.tsx';
import { Rail, type RailMark } from './features/shell/Rail.tsx';
import { SettingsPage } from './features/shell/SettingsPage.tsx';
import { TopBar } from './features/shell/TopBar.tsx';
import { useDeskNotice } from './features/shell/use-desk-notice.ts';
import { WorkspaceMenu } from './features/shell/WorkspaceMenu.tsx';
import { StorageSettings } from './features/storage/StorageSettings.tsx';
import { SyncBars } from './features/sync/SyncBars.tsx';
import { SyncControls } from './features/sync/SyncControls.tsx';
import { useTokensMark } from './features/tokens/tokens-queries.ts';
import { findUploads } from './features/uploads/find-uploads.ts';
import { UploadHit } from './features/uploads/UploadHit.tsx';
import { useUploads, waitingUploads } from './features/uploads/uploads-queries.ts';
import { pages, useNavigation } from './navigation.tsx';
import { ProfilesRoom } from './profiles-room.tsx';
import { useText } from './text/use-text.ts';
import { TokensRoom } from './tokens-room.tsx';
import { UploadsRoom } from './uploads-room.tsx';

type WorkspaceWindowProps = { state: ShellState; workspace: Workspace };

/** The window of an open workspace: the frame, and the page in it. */
export function WorkspaceWindow({ state, workspace }: WorkspaceWindowProps) {
  const desk = useDeskNotice();
  const status = useCommand('sync.getStatus', {}, []);
  const mark = useChangesMark(status.data);
  const uploads = useUploadParts();
  const profileFinder = useProfileFinder();
  const batchFinder = useBatchFinder();
  const importFinder = useImportFinder();
  const tokensMark = useTokensMark();
  const { go } = useNavigation();
  const onDropped = useCallback((file: ChosenFile) => go({ page: 'devices', importing: file }), [go]);
  useHotkeysForPages();
  useShowTokens();
  const failure = desk.kind === 'failed' ? desk.error : failureOf(status.data ? null : status.error);
  if (failure) return <DeskFailed error={failure} workspace={workspace} />;
  return (
    <Frame
      topBar={
        <TopBar
          workspace={<WorkspaceMenu state={state} workspace={workspace} />}
          search={<DeviceSearch finders={[profileFinder, batchFinder, uploads.finder, importFinder]} />}
          status={status.data ? <SyncControls status={status.data} /> : null}
        />
      }
      bars={
        <>
          {desk.kind === 'restarting' ? <DeskBar /> : null}
          {status.data ? <SyncBars status={status.data} /> : null}
        </>
      }
      rail={<Rail marks={{ uploads: uploads.mark, tokens: tokensMark, changes: mark }} />}
    >
      {status.data?.connected ? <ImportDrop onFile={onDropped} /> : null}
      <CurrentPage state={state} workspace={workspace} connected={status.data?.connected} />
    </Frame>
  );
}

/** An error that keeps the workspace from opening; a background process that is coming back is none. */
function failureOf(error: Error | null): ErrorEnvelope | null {
  if (!error) return null;
  const envelope = envelopeOf(error);
  return envelope.code === 'desk_gone' ? null : envelope;
}

type CurrentPageProps = WorkspaceWindowProps & { connected: boolean | undefined };

/** Not drawn again with every word of the sync, which come five times a second. */
const CurrentPage = memo(function CurrentPage({ state, workspace, connected }: CurrentPageProps) {
  const { t } = useText();
  const { place } = useNavigation();
  const demo = workspace.kind === 'demo';
  const integration = useIntegration(place.page === 'settings' || connected === false);
  if (connected === undefined) return <Opening />;
  if (place.page === 'profiles' && connected) return <ProfilesRoom />;
  if (place.page === 'changes') {
    const handover = connected ? <HandoverMenu titleOf={(change) => changeTitle(t, change)} /> : null;
    return <ChangesRoom actions={handover} />;
  }
  if (place.page === 'activity') return <ActivityRoom />;
  if (place.page === 'tokens' && connected) return <TokensRoom />;
  if (place.page === 'settings') {
    return (
      <SettingsPage
        parts={{
          integration: integration ? (
            <IntegrationSettings view={integration} demo={demo} suggestedName={workspace.name} />
          ) : null,
          rules: <RulesSettings />,
          attributes: <AttributesSettings />,
          storage: (
            <>
              <StorageSettings />
              <CredentialsKept />
            </>
          ),
          appearance: <AppearanceSettings preferences={state.preferences} />,
          about: <AboutSettings state={state} />,
        }}
      />
    );
  }
  if (!connected && !demo)
    return integration ? <ConnectPage view={integration} suggestedName={workspace.name} /> : null;
  if (place.page === 'batches') return <BatchesRoom />;
  return place.page === 'uploads' ? <UploadsRoom /> : <DevicesRoom />;
});

/** Who answers the system's notification of tokens that end is shown them. */
function useShowTokens(): void {
  const { go } = useNavigation();
  useEvent('shell.notice', (notice) => {
    if (notice.kind === 'show-tokens') go({ page: 'tokens' });
  });
}

function useHotkeysForPages(): void {
  const { go } = useNavigation();
  useHotkeys(
    pages.map((page, at) => [`mod+${at + 1}`, () => go({ page })]),
    [],
  );
}

/** At most so many uploads among what a text finds. */
const MAX_UPLOADS_FOUND = 5;

/** What the frame knows of uploads: how many wait for approval, and those a text finds. */
function useUploadParts(): { mark: RailMark | null; finder: OtherFinder } {
  const { t } = useText();
  const { uploads } = useUploads();
  return useMemo(() => {
    const count = waitingUploads(uploads).length;
    const find = (text: string) =>
      findUploads(uploads ?? [], text)
        .slice(0, MAX_UPLOADS_FOUND)
        .map((upload) => ({
          key: upload.uploadId,
          hit: <UploadHit upload={upload} />,
          place: { page: 'uploads' as const, uploadId: upload.uploadId },
        }));
    return {
      mark: count === 0 ? null : { tone: 'to-do', count, words: t('uploads.waiting', { count }) },
      finder: { label: t('uploads.search'), find },
    };
  }, [uploads, t]);
}

/** At most so many batches among what a text finds. */
const MAX_BATCHES_FOUND = 5;

/** Batches among what a text finds. */
function useBatchFinder(): OtherFinder {
  const { t } = useText();
  const batches = useBatchNames();
  return useMemo(() => {
    const find = (text: string) =>
      findBatches(batches, text)
        .slice(0, MAX_BATCHES_FOUND)
        .map((batch) => ({
          key: `batch ${batch.batchId}`,
          hit: <BatchHit batch={batch} />,
          place: { page: 'batches' as const, batchId: batch.batchId },
        }));
    return { label: t('batches.search'), find };
  }, [batches, t]);
}

/** At most so many profiles whose details a text finds. */
const MAX_PROFILES_FOUND = 4;

/** The details of profiles among what a text finds. */
function useProfileFinder(): OtherFinder {
  const { t } = useText();
  const profiles = useProfiles().data?.profiles;
  return useMemo(() => {
    const find = (text: string) =>
      findInTable(profiles ?? [], text)
        .slice(0, MAX_PROFILES_FOUND)
        .map((profile) => ({
          key: `profile ${profile.profileId}`,
          hit: <ProfileDetailsHit profile={profile} />,
          place: { page: 'profiles' as const, profileId: profile.profileId },
        }));
    return { label: t('profiles.page.searchGroup'), find };
  }, [profiles, t]);
}

/** *Import CSV…* among what a text finds. */
function useImportFinder(): OtherFinder {
  const { t } = useText();
  return useMemo(() => {
    const hit = { key: 'import', hit: <ImportHit />, place: { page: 'devices' as const, importing: true as const } };
    const words = `${t('import.action')} ${t('import.also')}`;
    return { label: t('import.searchGroup'), find: (text: string) => (findsImport(words, text) ? [hit] : []) };
  }, [t]);
}

/** What stands on the rail beside Changes: what needs a decision before what merely waits. */
function useChangesMark(status: SyncStatus | undefined): RailMark | null {
  const { t } = useText();
  if (!status) return null;
  const undecided = status.conflicts + status.refused;
  if (undecided > 0) {
    const tone = status.conflicts > 0 ? 'conflict' : 'failed';
    return { tone, count: undecided, words: t('shell.rail.needsYou', { count: undecided }) };
  }
  if (status.waiting === 0) return null;
  return { tone: 'waiting', count: status.waiting, words: t('shell.rail.waiting', { count: status.waiting }) };
}
