import type { Keep } from '../filter/open-filter.ts';
import { CommandFault } from './fault.ts';

/** Options of commands that write logs. */
export interface KeepOptions {
  readonly site?: string;
  readonly keep?: string;
}

/**
 * What of an address stays. Only for the site of one customer, who has to be named: the logs of the server itself hold no address,
 * and nobody may switch that off by a flag alone.
 */
export function keepFor({ site, keep }: KeepOptions): Keep {
  if (keep === undefined) return 'nothing';
  if (site === undefined || !/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(site))
    throw new CommandFault(
      "--keep is for the logs of one customer's site only: name it with --site, as in --site shop.example. The server's own logs keep no address.",
    );
  if (keep !== 'shortened' && keep !== 'whole')
    throw new CommandFault('--keep takes shortened (192.0.2.0) or whole.');
  return keep;
}
