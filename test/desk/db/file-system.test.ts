import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isOnNetwork } from '../../../src-main/desk/db/file-system.ts';

describe('a folder on another machine', () => {
  const types: [string, number, boolean][] = [
    ['NFS', 0x6969, true],
    ['SMB', -0x00acb2be, true],
    ['SMB 2', 0xfe534d42, true],
    ['9p', 0x01021997, true],
    ['ext4', 0xef53, false],
    ['tmpfs', 0x01021994, false],
    ['FUSE, which is as often local', 0x65735546, false],
  ];
  it.each(types)('%s is known by its type on Linux', (_name, type, expected) => {
    expect(isOnNetwork('/home/ada', 'linux', () => ({ type }))).toBe(expected);
  });

  it('is known by its name on Windows', () => {
    expect(isOnNetwork('\\\\depot\\share\\muster', 'win32')).toBe(true);
    expect(isOnNetwork('C:\\Users\\ada', 'win32')).toBe(false);
  });

  it('is not this one', () => expect(isOnNetwork(tmpdir())).toBe(false));
});
