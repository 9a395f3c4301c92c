/** The simulator's control port from another process: what the servers really hold, and edits made behind our back. */
export type Servers = {
  baseUrl: string;
  devicesIn(profileName: string): Promise<string[]>;
  control(name: string, input?: unknown): Promise<unknown>;
};

/** Speaks to the control port of a running simulator. */
export function serversAt(baseUrl: string): Servers {
  async function control(name: string, input?: unknown): Promise<unknown> {
    const body = input === undefined ? '' : JSON.stringify(input);
    const response = await fetch(`${baseUrl}/control/${name}`, { method: 'POST', body });
    const answer = (await response.json()) as { ok: true; value: unknown } | { ok: false; error: string };
    if (!answer.ok) throw new Error(`control ${name}: ${answer.error}`);
    return answer.value;
  }
  return {
    baseUrl,
    control,
    async devicesIn(profileName) {
      const query = { profileName, limit: 1_000_000 };
      const { devices } = (await control('listDevices', query)) as { devices: { deviceId: string }[] };
      return devices.map(({ deviceId }) => deviceId);
    },
  };
}
