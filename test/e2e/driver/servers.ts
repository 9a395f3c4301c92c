import type { DeviceTruth, SimulatorControl } from '../../../src-main/simulator/control.ts';
import type { RequestRecord } from '../../../src-main/simulator/simulation.ts';

type ControlInput<Name extends keyof SimulatorControl> = Parameters<SimulatorControl[Name]>;

/** The simulator's control port from another process: what the servers really hold, and edits made behind our back. */
export type Servers = {
  baseUrl: string;
  /** Ids of the devices in a profile. */
  devicesIn(profileName: string): Promise<string[]>;
  /** One device as it truly stands, by device id, IMEI or serial. */
  truthOf(identifier: string): Promise<DeviceTruth>;
  /** The id of a profile. */
  profileId(name: string): Promise<string>;
  /** Requests that tried to change a device since the log was last cleared. */
  writes(): Promise<RequestRecord[]>;
  control<Name extends keyof SimulatorControl>(
    name: Name,
    ...input: ControlInput<Name>
  ): Promise<ReturnType<SimulatorControl[Name]>>;
};

/** Speaks to the control port of a running simulator. */
export function serversAt(baseUrl: string): Servers {
  const control: Servers['control'] = async (name, ...[input]) => {
    const body = input === undefined ? '' : JSON.stringify(input);
    const response = await fetch(`${baseUrl}/control/${name}`, { method: 'POST', body });
    const answer = (await response.json()) as { ok: true; value: never } | { ok: false; error: string };
    if (!answer.ok) throw new Error(`control ${name}: ${answer.error}`);
    return answer.value;
  };
  return {
    baseUrl,
    control,
    async devicesIn(profileName) {
      const { devices } = await control('listDevices', { profileName, limit: 1_000_000 });
      return devices.map(({ deviceId }) => deviceId);
    },
    async truthOf(identifier) {
      const [device] = (await control('listDevices', { identifier })).devices;
      if (device === undefined) throw new Error(`the servers know no device ${identifier}`);
      return device;
    },
    async profileId(name) {
      const found = (await control('listProfiles')).find((profile) => profile.name === name);
      if (found === undefined) throw new Error(`the servers know no profile ${name}`);
      return found.profileId;
    },
    async writes() {
      const requests = await control('requests');
      return requests.filter(({ method, path }) => method !== 'GET' && /^\/kcs\/v\d\/kme\/devices\//.test(path));
    },
  };
}
