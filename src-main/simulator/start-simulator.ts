import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClock } from './clock.ts';
import { createControl, type SimulatorControl } from './control.ts';
import { createHttpPort } from './http-port.ts';
import { createSimulation, type SimulatorCredentials } from './simulation.ts';
import { readStateFile, type Saved, setAside, writeStateFile } from './state-file.ts';
import { applySwitches, defaultSwitches, type SimulatorSwitches } from './switches.ts';
import { createWorld, type World } from './world.ts';

export type SimulatorOptions = {
  /** 0 or absent: any free port. */
  port?: number;
  seed?: number;
  devices?: number;
  /** Where the world is kept between runs; absent: nowhere. */
  stateFile?: string;
  switches?: Partial<SimulatorSwitches>;
  /** The time in milliseconds since 1970; the machine's own without it. */
  now?: () => number;
};

export type RunningSimulator = {
  /** http://127.0.0.1:PORT: base of Samsung's paths; the OAuth token endpoint is `${baseUrl}/ams/v1/oauth2/token`. */
  baseUrl: string;
  credentials: SimulatorCredentials;
  world: World;
  control: SimulatorControl;
  close(): Promise<void>;
};

const DAY_MS = 86_400_000;
const SAVE_AFTER_MS = 300;

export const DEFAULT_SEED = 7;
export const DEFAULT_DEVICES = 2400;

/** Starts the stand-ins for Samsung's and Ivanti's servers on 127.0.0.1. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const world = openWorld(options);
  const simulation = createSimulation(world, '');
  const control = createControl(simulation);
  const saver = createSaver(world, options.stateFile);
  const server = createHttpPort({ simulation, control, afterRequest: saver.noteChange });
  const port = await listen(server, options.port ?? 0);
  const baseUrl = `http://127.0.0.1:${port}`;
  simulation.credentials.ivanti.baseUrl = `${baseUrl}/ivanti`;
  return {
    baseUrl,
    credentials: simulation.credentials,
    world,
    control,
    close: async () => {
      await stop(server);
      saver.saveNow();
    },
  };
}

function openWorld(options: SimulatorOptions): World {
  const source = options.now ?? Date.now;
  const saved = options.stateFile === undefined ? null : readFitting(options.stateFile, options);
  const clock = createClock(source, saved?.start.advancedMs ?? 0);
  const switches = structuredClone(defaultSwitches);
  applySwitches(switches, options.switches ?? {});
  const seed = saved?.start.seed ?? options.seed ?? DEFAULT_SEED;
  const devices = saved?.start.baseDevices ?? options.devices ?? DEFAULT_DEVICES;
  const today = saved?.start.today ?? Math.floor(source() / DAY_MS) * DAY_MS;
  const world = createWorld({ seed, devices, today }, clock, switches);
  saved?.restore(world);
  return world;
}

/** The saved world, unless another one was asked for by seed or size: then it is moved aside. */
function readFitting(file: string, { seed, devices }: SimulatorOptions): Saved | null {
  const saved = readStateFile(file);
  if (saved === null) return null;
  const fits =
    (seed === undefined || seed === saved.start.seed) && (devices === undefined || devices === saved.start.baseDevices);
  if (fits) return saved;
  setAside(file, 'other-world');
  return null;
}

function createSaver(world: World, file: string | undefined): { noteChange: () => void; saveNow: () => void } {
  let saved = world.version;
  let timer: NodeJS.Timeout | null = null;
  const saveNow = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (file === undefined || saved === world.version) return;
    saved = world.version;
    writeStateFile(file, world);
  };
  const noteChange = () => {
    if (file !== undefined && saved !== world.version) timer ??= setTimeout(saveNow, SAVE_AFTER_MS).unref();
  };
  return { noteChange, saveNow };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
