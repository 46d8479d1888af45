import { instanceOf, openErrand } from '../../egress/index.ts';
import type { Say } from '../http/say.ts';

const text = { de: 'Probe', en: 'Sample' };
const addressee = instanceOf(
  { id: 'place', title: text, role: 'processor', receives: text, thirdCountry: 'none' },
  'test',
);

/** Says requests in the clear to a port of this computer, known by this name, through a door that leads nowhere else. */
export function plainDoor(port: number, host = '127.0.0.1'): { readonly say: Say; close(): void } {
  const errand = openErrand({
    addressee,
    destination: { host, port, ownNetwork: true },
    lookup: async () => ['127.0.0.1'],
  });
  return { say: (request) => errand.request({ ...request, plain: true }), close: errand.close };
}
