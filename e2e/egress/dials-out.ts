import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns';
import { connect } from 'node:net';
import { installGuard, onPastTheDoor } from '../../platform/egress/guard/index.ts';

// Goes past the door on the way that is named, to show that the harness notices. Nothing leaves this computer.
const ways: Readonly<Record<string, () => void>> = {
  connection: () => void connect(9, '127.0.0.1').on('error', () => {}),
  datagram: () => void createSocket('udp4').bind(0, '127.0.0.1').unref(),
  question() {
    const resolver = new Resolver({ timeout: 50, tries: 1 });
    resolver.setServers(['127.0.0.1:9']);
    resolver.resolve4('nobody.example', () => {});
  },
  attempt() {
    installGuard(undefined);
    onPastTheDoor(() => process.stdout.write('{"event":"socket-refused"}\n'));
    ways.connection?.();
  },
};
ways[process.argv[2] ?? '']?.();
