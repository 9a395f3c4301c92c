import type { NetworkInterfaceInfo } from 'node:os';
import type { ToDesk } from '#shared/host-messages.ts';

/** What is known of the machine's network, and who hears of changes. */
export type NetworkWatchParts = {
  isOnline(): boolean;
  interfaces(): NodeJS.Dict<NetworkInterfaceInfo[]>;
  tell(message: Extract<ToDesk, { kind: 'network' | 'network-changed' }>): void;
};

/** Makes a look at the network that tells of coming, going, and of another network in the place of the last one. */
export function createNetworkWatch({ isOnline, interfaces, tell }: NetworkWatchParts): () => void {
  let online = isOnline();
  let addresses = addressesOf(interfaces());
  return () => {
    const isOnlineNow = isOnline();
    const addressesNow = addressesOf(interfaces());
    const moved = addressesNow !== addresses;
    addresses = addressesNow;
    if (isOnlineNow !== online) tell({ kind: 'network', online: isOnlineNow });
    else if (moved && isOnlineNow) tell({ kind: 'network-changed' });
    online = isOnlineNow;
  };
}

/** The machine's own addresses; temporary ones of IPv6 come and go all day on the same network. */
function addressesOf(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  const found = Object.values(interfaces).flatMap((infos) => infos ?? []);
  return found
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ cidr }) => cidr)
    .sort()
    .join(' ');
}
