/** One refused request of somebody not signed in, as the recogniser sees it. */
export interface Refused {
  /** The caller's own address, as the socket or a trusted proxy says; never what the caller wrote. */
  readonly address: string;
  /** Method, path and query as they came. */
  readonly path: string;
  readonly browser: string;
  readonly status: number;
  /** An instant. */
  readonly at: number;
}

/** What an attack is recognised by. */
export type ProbingRule = 'injection' | 'path-traversal' | 'known-hole' | 'many-paths';

/** Recognises attacks among refused requests. Holds what was refused lately in memory, never on disk. */
export interface Recogniser {
  /** The requests of an attack that this one completes or continues, with the rule; `null` as long as it may be a mistake. */
  see(refused: Refused): { readonly rule: ProbingRule; readonly requests: readonly Refused[] } | null;
}

/** How often within which time what becomes an attack. Crawling a site is none. */
const thresholds: Readonly<Record<ProbingRule, { readonly times: number; readonly withinMs: number }>> = {
  injection: { times: 1, withinMs: 10_000 },
  'path-traversal': { times: 3, withinMs: 10_000 },
  'known-hole': { times: 3, withinMs: 60_000 },
  'many-paths': { times: 10, withinMs: 10_000 },
};

const injection =
  /<script|\bunion\b[\s+/*]+(?:all[\s+/*]+)?select\b|'\s*or\s*'?\d|\$\{jndi:|\(\)\s*\{\s*:;|;\s*(?:wget|curl|nc|bash)\b|\bsleep\(\d|<\?php|\{\{\d+\*\d+\}\}/i;
const traversal = /(?:^|[/\\=])\.\.[/\\]|\/etc\/(?:passwd|shadow)|\0|\/proc\/self\//i;
const hole =
  /^[A-Z]+ \/+(?:\.env|\.git\/|\.aws\/|\.ssh\/|wp-(?:login|admin|content|includes)|xmlrpc\.php|phpmyadmin|pma\/|cgi-bin\/|actuator|vendor\/phpunit|boaform|hnap1|solr\/|manager\/html|owa\/|autodiscover|server-status|_ignition|geoserver|setup\.cgi|shell\b)/i;

/** An attacker is remembered as one for this long, and each further request belongs to the attack. */
const rememberedMs = 600_000;
const callersAtMost = 2_000;
const requestsAtMost = 40;

interface Caller {
  readonly recent: Refused[];
  attackedAt: number;
  rule: ProbingRule;
}

/** Makes a recogniser with a memory of its own, bounded whatever comes. */
export function openRecogniser(): Recogniser {
  const callers = new Map<string, Caller>();
  return {
    see(refused) {
      const caller = callers.get(refused.address) ?? { recent: [], attackedAt: 0, rule: 'many-paths' };
      // The one heard of longest ago is forgotten first.
      callers.delete(refused.address);
      callers.set(refused.address, caller);
      const [oldest] = callers.keys();
      if (callers.size > callersAtMost && oldest !== undefined) callers.delete(oldest);
      if (caller.attackedAt > refused.at - rememberedMs) {
        caller.attackedAt = refused.at;
        return { rule: caller.rule, requests: [refused] };
      }
      caller.recent.push(refused);
      if (caller.recent.length > requestsAtMost) caller.recent.shift();
      const rule = ruleBroken(caller.recent, refused.at);
      if (rule === null) return null;
      Object.assign(caller, { attackedAt: refused.at, rule });
      return { rule, requests: caller.recent.splice(0) };
    },
  };
}

function ruleBroken(recent: readonly Refused[], now: number): ProbingRule | null {
  const within = (rule: ProbingRule) => recent.filter(({ at }) => at > now - thresholds[rule].withinMs);
  const counts: Readonly<Record<ProbingRule, number>> = {
    injection: within('injection').filter((each) => injection.test(`${plain(each.path)} ${each.browser}`))
      .length,
    'path-traversal': within('path-traversal').filter(({ path }) => traversal.test(plain(path))).length,
    'known-hole': within('known-hole').filter(({ path }) => hole.test(plain(path))).length,
    'many-paths': new Set(within('many-paths').map(({ path }) => path)).size,
  };
  const rules = Object.keys(counts) as ProbingRule[];
  return rules.find((rule) => counts[rule] >= thresholds[rule].times) ?? null;
}

/** A path as it is meant: percent-encoding undone twice, as attackers hide in the second. */
function plain(path: string): string {
  const once = (text: string) =>
    text.replace(/%([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return once(once(path.slice(0, 2_000))).replaceAll('+', ' ');
}
