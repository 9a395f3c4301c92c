import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { createNetworkWatch } from '../../src-main/network-watch.ts';

const address = (cidr: string, internal = false) =>
  ({ cidr, internal, family: cidr.includes(':') ? 'IPv6' : 'IPv4' }) as NetworkInterfaceInfo;

it('tells of a network that goes and comes, and of another one in its place, and of nothing else', () => {
  let online = true;
  let interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = { lo: [address('127.0.0.1/8', true)] };
  const told: unknown[] = [];
  const look = createNetworkWatch({
    isOnline: () => online,
    interfaces: () => interfaces,
    tell: (message) => told.push(message),
  });
  const lookedAt = (change: { online?: boolean; wifi?: string[] }) => {
    online = change.online ?? online;
    if (change.wifi) interfaces = { lo: [address('127.0.0.1/8', true)], wifi: change.wifi.map((one) => address(one)) };
    told.length = 0;
    look();
    return [...told];
  };
  expect(lookedAt({})).toEqual([]);
  expect(lookedAt({ wifi: ['10.0.0.7/24', 'fe80::1/64'] })).toEqual([{ kind: 'network-changed' }]);
  expect(lookedAt({ wifi: ['fe80::2/64', '10.0.0.7/24'] })).toEqual([]);
  expect(lookedAt({ online: false, wifi: [] })).toEqual([{ kind: 'network', online: false }]);
  expect(lookedAt({ wifi: ['192.168.1.4/24'] })).toEqual([]);
  expect(lookedAt({ online: true })).toEqual([{ kind: 'network', online: true }]);
  expect(lookedAt({})).toEqual([]);
});
