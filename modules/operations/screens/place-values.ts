import type { BoardPlace } from '../schemas.ts';

/** What the dialog of a place holds. */
export interface PlaceValues {
  readonly sort: string;
  readonly title: string;
  readonly city: string;
  readonly provider: string;
  readonly folder: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly login: string;
  readonly secret: string;
  readonly hostKey: string;
  readonly ownNetwork: boolean;
}

/** The dialog's values for a place, or for a new one. */
export const valuesOf = (place: BoardPlace | 'new'): PlaceValues =>
  place === 'new'
    ? {
        ...{ sort: 'folder', title: '', city: '', provider: '', folder: '', host: '', port: '22' },
        ...{ user: '', login: 'password', secret: '', hostKey: '', ownNetwork: false },
      }
    : {
        ...{ sort: place.sort, title: place.title, city: place.city, provider: place.provider },
        ...{ folder: place.folder, host: place.host, port: String(place.port || 22), user: place.user },
        login: place.login === 'none' ? 'password' : place.login,
        ...{ secret: '', hostKey: place.hostKey, ownNetwork: place.ownNetwork },
      };

/** What is sent for them. */
export function bodyOf(values: PlaceValues) {
  const { sort, title, city, provider, folder, host, port, user, login, secret, hostKey, ownNetwork } =
    values;
  const common = { sort, title, city, provider, folder };
  if (sort === 'folder') return common;
  return {
    ...common,
    ...{ host, port: Number(port), user, login, ownNetwork },
    ...(secret !== '' && { secret }),
    ...(hostKey !== '' && { hostKey }),
  };
}
