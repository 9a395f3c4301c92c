import { join } from 'node:path';

/** Where things lie on this machine; every path is absolute. */
export type Paths = {
  settingsFolder: string;
  logsFolder: string;
  workspacesFolder: string;
  /** Throws for an id that is not one of ours, so that no id leads out of the folder. */
  workspaceFolder(workspaceId: string): string;
  /** The sealed secrets of the workspace in that folder. */
  secretsFile(workspaceFolder: string): string;
  rendererFolder: string;
  preloadFile: string;
  deskFile: string;
  simulatorFile: string;
  /** The desk's thread for whole files. */
  workerFile: string;
  resourcesFolder: string;
  iconFile: string;
};

export type PathsInput = {
  userData: string;
  /** The folder of package.json: the checkout, or app.asar. */
  appFolder: string;
  packaged: boolean;
  /** `process.resourcesPath` of a packaged app: what customers may correct lies there, outside the archive. */
  packagedResources: string;
};

/** All paths of the app from the four that the system gives. */
export function createPaths({ userData, appFolder, packaged, packagedResources }: PathsInput): Paths {
  const out = join(appFolder, 'out');
  const workspacesFolder = join(userData, 'workspaces');
  const resourcesFolder = packaged ? join(packagedResources, 'resources') : join(appFolder, 'resources');
  return {
    settingsFolder: userData,
    logsFolder: join(userData, 'logs'),
    workspacesFolder,
    workspaceFolder(workspaceId) {
      if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(workspaceId)) throw new Error('not the id of a workspace');
      return join(workspacesFolder, workspaceId);
    },
    secretsFile: (workspaceFolder) => join(workspaceFolder, 'secrets.json'),
    rendererFolder: join(out, 'renderer'),
    preloadFile: join(out, 'preload', 'preload.cjs'),
    deskFile: join(out, 'main', 'desk.js'),
    simulatorFile: join(out, 'main', 'simulator.js'),
    workerFile: join(out, 'main', 'storage-worker.js'),
    resourcesFolder,
    iconFile: join(resourcesFolder, 'icon.png'),
  };
}
