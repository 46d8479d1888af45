import { instanceOf, openErrand } from '../../egress/index.ts';
import type { Say } from '../http/say.ts';

const text = { de: 'Probe', en: 'Sample' };
const addressee = instanceOf(
  { id: 'place', title: text, role: 'processor', receives: text, thirdCountry: 'none' },
  'test',
);

/** Says requests in the clear to a port of this computer, through a door that leads nowhere else. */
export function plainDoor(port: number): { readonly say: Say; close(): void } {
  const errand = openErrand({ addressee, destination: { host: '127.0.0.1', port, ownNetwork: true } });
  return { say: (request) => errand.request({ ...request, plain: true }), close: errand.close };
}
