import { useHotkeys } from '@mantine/hooks';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import type { ShellState, Workspace } from '#shared/domain/workspace.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { envelopeOf } from './api.ts';
import { useCommand } from './data.ts';
import { DevicesRoom } from './devices-room.tsx';
import { ChangesPage } from './features/changes/ChangesPage.tsx';
import { DeviceSearch } from './features/devices/DeviceSearch.tsx';
import { ConnectPage } from './features/integration/ConnectPage.tsx';
import { IntegrationSettings } from './features/integration/IntegrationForm.tsx';
import { useIntegration } from './features/integration/integration-commands.ts';
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
import { SyncBars } from './features/sync/SyncBars.tsx';
import { SyncControls } from './features/sync/SyncControls.tsx';
import { pages, useNavigation } from './navigation.tsx';
import { ProfilesRoom } from './profiles-room.tsx';
import { useText } from './text/use-text.ts';

type WorkspaceWindowProps = { state: ShellState; workspace: Workspace };

/** The window of an open workspace: the frame, and the page in it. */
export function WorkspaceWindow({ state, workspace }: WorkspaceWindowProps) {
  const desk = useDeskNotice();
  const status = useCommand('sync.getStatus', {}, []);
  const mark = useChangesMark(status.data);
  useHotkeysForPages();
  const failure = desk.kind === 'failed' ? desk.error : failureOf(status.data ? null : status.error);
  if (failure) return <DeskFailed error={failure} workspace={workspace} />;
  return (
    <Frame
      topBar={
        <TopBar
          workspace={<WorkspaceMenu state={state} workspace={workspace} />}
          search={<DeviceSearch />}
          status={status.data ? <SyncControls status={status.data} /> : null}
        />
      }
      bars={
        <>
          {desk.kind === 'restarting' ? <DeskBar /> : null}
          {status.data ? <SyncBars status={status.data} /> : null}
        </>
      }
      rail={<Rail marks={{ changes: mark }} />}
    >
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

function CurrentPage({ state, workspace, connected }: CurrentPageProps) {
  const { place } = useNavigation();
  const demo = workspace.kind === 'demo';
  const integration = useIntegration(place.page === 'settings' || connected === false);
  if (connected === undefined) return <Opening />;
  if (place.page === 'profiles' && connected) return <ProfilesRoom />;
  if (place.page === 'changes') return <ChangesPage key={place.changeId ?? ''} />;
  if (place.page === 'settings') {
    return (
      <SettingsPage
        parts={{
          integration: integration ? (
            <IntegrationSettings view={integration} demo={demo} suggestedName={workspace.name} />
          ) : null,
          appearance: <AppearanceSettings preferences={state.preferences} />,
          about: <AboutSettings state={state} />,
        }}
      />
    );
  }
  if (!connected && !demo)
    return integration ? <ConnectPage view={integration} suggestedName={workspace.name} /> : null;
  return <DevicesRoom />;
}

function useHotkeysForPages(): void {
  const { go } = useNavigation();
  useHotkeys(
    pages.map((page, at) => [`mod+${at + 1}`, () => go({ page })]),
    [],
  );
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
