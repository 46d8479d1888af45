import { type Addressee, doorId } from '../addressee.ts';
import type { Destination, Passage } from '../egress.ts';
import type { DoorShut, ShutReason } from '../shut.ts';
import { checkHead, hostHeader } from './checked-head.ts';
import type { Answer, HttpRefusal, HttpRefused, HttpRequest } from './http-request.ts';
import { LineAgent } from './line-agent.ts';
import { mostRedirects, redirectOf } from './redirect.ts';
import { sayRequest } from './say-request.ts';

/** What HTTP needs of the door. */
export interface DoorForHttp {
  /** Asks whether the addressee is on and has budget left, and counts one use. */
  admit(addressee: Addressee): Promise<Admitted | DoorShut>;
  /** Connects without counting a use: the request was counted. */
  connect(addressee: Addressee, destination: Destination, plain?: true): Promise<Passage | DoorShut>;
}

/** A request may go out. */
export interface Admitted {
  readonly outcome: 'admitted';
  readonly destination: Destination;
  /** Why the door was shut since, if it was. */
  readonly wasCut: () => ShutReason | null;
}

/** HTTP over the door. */
export interface DoorHttp {
  request(addressee: Addressee, request: HttpRequest): Promise<Answer | HttpRefused>;
  close(): void;
}

const shut = (reason: HttpRefusal): HttpRefused => ({ outcome: 'shut', reason });

/** Opens HTTP over the door. Lines are kept per addressee and destination, so none is used for another. */
export function openHttp(door: DoorForHttp): DoorHttp {
  const agents = new Map<string, LineAgent>();

  function agentFor(addressee: Addressee, destination: Destination, plain?: true): LineAgent {
    const key = JSON.stringify([doorId(addressee), destination, plain ?? false]);
    const agent = agents.get(key) ?? new LineAgent(() => door.connect(addressee, destination, plain));
    agents.set(key, agent);
    return agent;
  }

  async function sayOne(addressee: Addressee, request: HttpRequest): Promise<OneSaid | HttpRefused> {
    const admitted = await door.admit(addressee);
    if (admitted.outcome === 'shut') return admitted;
    const { destination, wasCut } = admitted;
    if (request.plain && !destination.ownNetwork) return shut('tls-failed');
    const host = hostHeader(destination, request.plain);
    const agent = agentFor(addressee, destination, request.plain);
    const answer = await sayRequest({ agent, host, cut: wasCut }, request);
    if (answer.outcome === 'shut') return answer;
    const origin = `${request.plain ? 'http' : 'https'}://${host}`;
    const next = redirectOf(request, origin, answer.status, answer.headers.get('location'));
    return { outcome: 'said', answer, next };
  }

  return {
    async request(addressee, request) {
      checkHead(request);
      let asked = request;
      for (let sent = 0; sent <= mostRedirects; sent++) {
        const said = await sayOne(addressee, asked);
        if (said.outcome === 'shut') return said;
        if (said.next === null) return said.answer;
        await drained(said.answer);
        if (said.next === 'elsewhere') return shut('redirected');
        asked = said.next;
        checkHead(asked);
      }
      return shut('redirected');
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

interface OneSaid {
  readonly outcome: 'said';
  readonly answer: Answer;
  readonly next: HttpRequest | 'elsewhere' | null;
}

/** Reads what is left of an answer nobody wants, so that its line ends or is free again. */
async function drained(answer: Answer): Promise<void> {
  await answer.bytes().catch(() => {});
}
