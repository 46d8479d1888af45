import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A socket a process holds. Addresses as people write them, port after the colon. */
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
      return held.has(inode) ? [{ protocol, local: readable(local), remote: readable(remote), state }] : [];
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

/** Looks at a process every few milliseconds until it is told to stop. */
export function watchSockets(pid: number, everyMs = 5): Watch {
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

const portOf = (address: string): string => address.slice(address.lastIndexOf(':') + 1);

const isLoopback = (address: string): boolean => /^(?:127\.|\[::1\]:)/.test(address);

/** `0100007F:1F90` as `127.0.0.1:8080`: the kernel writes words of four bytes, each the other way round. IPv6 stands in brackets. */
function readable(address: string): string {
  const [hex = '', port = ''] = address.split(':');
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, 'hex').reverse()]);
  const number = Number.parseInt(port, 16);
  const isV4 = bytes.length === 4 || (bytes.slice(0, 10).every((each) => each === 0) && bytes[10] === 255);
  if (isV4) return `${bytes.slice(-4).join('.')}:${number}`;
  const groups = Array.from({ length: 8 }, (_, nth) =>
    ((bytes[2 * nth] ?? 0) * 256 + (bytes[2 * nth + 1] ?? 0)).toString(16),
  );
  return `[${new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1)}]:${number}`;
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
