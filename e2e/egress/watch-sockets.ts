import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A socket a process holds. Addresses as the kernel writes them: hexadecimal, port after the colon. */
export interface HeldSocket {
  readonly protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6';
  readonly local: string;
  readonly remote: string;
  readonly state: string;
}

/** State of a socket that waits for callers (`TCP_LISTEN` of the kernel). */
const listening = '0A';
const protocols = ['tcp', 'tcp6', 'udp', 'udp6'] as const;

/** The internet sockets a process holds right now, from the kernel's own tables. Linux only. */
export function socketsOf(pid: number): readonly HeldSocket[] {
  const held = inodesOf(pid);
  return protocols.flatMap((protocol) =>
    linesOf(pid, protocol).flatMap((line) => {
      const [, local = '', remote = '', state = '', , , , , , inode = ''] = line.trim().split(/\s+/);
      return held.has(inode) ? [{ protocol, local, remote, state }] : [];
    }),
  );
}

/** What of it leaves the machine, or calls anybody: all but listening and being called on the own port over loopback. */
export function outgoing(sockets: readonly HeldSocket[]): readonly HeldSocket[] {
  const own = new Set(sockets.filter(isListening).map((each) => portOf(each.local)));
  return sockets.filter((each) => {
    if (each.protocol.startsWith('udp')) return true;
    if (isListening(each)) return false;
    return !isLoopback(each.remote) || !own.has(portOf(each.local));
  });
}

/** What a watch saw. */
export interface Watch {
  /** Outgoing sockets seen, as text, each once. */
  readonly seen: ReadonlySet<string>;
  /** How often was looked, and how many looks found a socket at all. */
  readonly looks: () => { readonly all: number; readonly withSockets: number };
  stop(): void;
}

const everyMs = 5;

/** Looks at a process every few milliseconds until it is told to stop. */
export function watchSockets(pid: number): Watch {
  const seen = new Set<string>();
  let [all, withSockets] = [0, 0];
  const timer = setInterval(() => {
    const sockets = socketsOf(pid);
    all++;
    if (sockets.length > 0) withSockets++;
    for (const { protocol, local, remote } of outgoing(sockets))
      seen.add(`${protocol} ${local} -> ${remote}`);
  }, everyMs);
  return { seen, looks: () => ({ all, withSockets }), stop: () => clearInterval(timer) };
}

const isListening = ({ protocol, state }: HeldSocket): boolean =>
  protocol.startsWith('tcp') && state === listening;

const portOf = (address: string): string => address.split(':')[1] ?? '';

/** 127.0.0.0/8 little-endian, also mapped into IPv6, and ::1. */
function isLoopback(address: string): boolean {
  const [host = ''] = address.split(':');
  if (host.length === 8) return host.endsWith('7F');
  return host === '00000000000000000000000001000000' || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(host);
}

function inodesOf(pid: number): ReadonlySet<string> {
  const inodes = new Set<string>();
  for (const file of listOf(`/proc/${pid}/fd`)) {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${file}`))?.[1];
      if (inode !== undefined) inodes.add(inode);
    } catch {
      // Closed between the two looks.
    }
  }
  return inodes;
}

function listOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // The process has ended.
    return [];
  }
}

function linesOf(pid: number, protocol: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8').trim().split('\n').slice(1);
  } catch {
    // The process has ended, or the machine has no IPv6.
    return [];
  }
}
