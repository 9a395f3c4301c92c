/** A tenant of the person's own, or the demo depot with its simulator. */
export type WorkspaceKind = 'tenant' | 'demo';

/** One workspace: its own folder, databases, secrets and sync cursor. */
export type Workspace = { id: string; name: string; kind: WorkspaceKind };

/** Choices that are remembered between runs. */
export type Preferences = {
  language: 'system' | 'en' | 'fr';
  theme: 'system' | 'light' | 'dark';
  /** Grid columns in order, the page last open, the widths of panels, filters: small JSON the window owns. */
  window: Record<string, unknown>;
};

/** How the shell stands when the window opens. */
export type ShellState = {
  appVersion: string;
  platform: string;
  /** BCP 47 tag of the system's language. */
  systemLanguage: string;
  preferences: Preferences;
  workspaces: Workspace[];
  workspace: Workspace | null;
};
