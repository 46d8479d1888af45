import type { Sighting } from '../recognise/sighting.ts';
import type { AttackEvent } from '../store/attack-event.ts';
import { describeAgent } from './describe-agent.ts';

const longestField = 2048;
const longestLine = 8192;
const mail = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

/** What is kept of something seen, once it is known to belong to an attack. */
export function toEvent(sighting: Sighting, attack: string, at: number): AttackEvent {
  const { user, mail: named, mailer, agent, site, path, data } = sighting.fields;
  const mailAddress = named ?? (user !== undefined && mail.test(user) ? user : undefined);
  return {
    attack,
    at,
    class: sighting.class,
    service: sighting.service,
    ...('address' in sighting.peer
      ? { address: sighting.peer.address }
      : { claimedName: sighting.peer.name.slice(0, 255) }),
    ...kept({ user, mailAddress, mailProgram: mailer, agent, site, path, data }),
    ...(agent === undefined ? {} : describeAgent(agent)),
    ...(sighting.status === undefined ? {} : { status: sighting.status }),
    ...(sighting.line === '' ? {} : { line: sighting.line.slice(0, longestLine) }),
  };
}

function kept<Fields extends Readonly<Record<string, string | undefined>>>(fields: Fields) {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      text === undefined || text === '' ? [] : [[name, text.slice(0, longestField)]],
    ),
  ) as { [Name in keyof Fields]?: string };
}
