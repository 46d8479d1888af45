/** A name this server is reached by: in lower case without port; `*.` before it stands for one label or more. */
export interface OwnName {
  readonly name: string;
  /** The company that alone is reached by it; `null`: all of them are. */
  readonly tenant: string | null;
}

const written = /^((?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?:=([a-z][a-z0-9-]{1,39}))?$/;

/**
 * Reads what the operator lists: `shop.example=linde,*.office.example`. Who owns a name is said by whoever runs the server and by no
 * company, or one could take the name of another.
 *
 * @throws {RangeError} with the place, from 1, of what cannot be read or is there twice
 */
export function readOwnNames(text: string): readonly OwnName[] {
  const names = text
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '')
    .map((each, place): OwnName => {
      const [, name, tenant = null] = written.exec(each) ?? [];
      if (name === undefined) throw new RangeError(String(place + 1));
      return { name, tenant };
    });
  const twice = names.findIndex(({ name }, place) => names.findIndex((each) => each.name === name) !== place);
  if (twice >= 0) throw new RangeError(String(twice + 1));
  return names;
}

/**
 * Whose name a request came by. The name itself counts before a placeholder, a longer placeholder before a shorter one.
 *
 * @param host as it was called, with or without port
 */
export function tenantOfHost(host: string, names: readonly OwnName[]): string | null {
  const bare = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  const [best] = names
    .filter(({ name }) => name === bare || (name.startsWith('*.') && bare.endsWith(name.slice(1))))
    .sort((one, other) => rank(other, bare) - rank(one, bare));
  return best?.tenant ?? null;
}

const rank = ({ name }: OwnName, host: string): number =>
  name === host ? Number.MAX_SAFE_INTEGER : name.length;
