import { compileLimits, type Limits } from './compile-limits.ts';
import { compileTemplate, type LinePattern } from './compile-template.ts';
import { inService, type RuleSet } from './read-rules.ts';
import type { AttackClass, ServiceFile } from './rule-file.ts';

/** What a line counts for when it fits. */
export interface Meaning {
  readonly service: Service;
  readonly class: AttackClass;
  readonly weight: number;
  /** Only counted when it differs from what was counted before. */
  readonly distinct: 'path' | undefined;
}

/** A line to look for. */
export interface LineRule {
  readonly pattern: LinePattern;
  readonly service: Service;
  /** Undefined for a line that only tells who is at the other side of a session. */
  readonly meaning: Meaning | undefined;
}

/** A request to look for in access logs. */
export interface RequestRule extends Meaning {
  readonly status: ReadonlySet<number> | undefined;
  readonly method: ReadonlySet<string> | undefined;
  readonly contains: readonly string[] | undefined;
  readonly path: readonly string[] | undefined;
  readonly agent: readonly string[] | undefined;
  readonly named: boolean;
  readonly broken: boolean;
}

/** A service, ready to be asked. */
export interface Service {
  readonly id: string;
  readonly title: string;
  readonly anyCase: boolean;
  readonly ownLog: boolean;
  readonly programs: readonly RegExp[];
  readonly except: readonly RegExp[];
  /** What ties lines of a session together, found in the line; `process` for the number of the process. */
  readonly session: 'process' | RegExp | undefined;
}

/** All rules, ready. */
export interface Rules {
  readonly services: readonly Service[];
  readonly lines: readonly LineRule[];
  readonly requests: readonly RequestRule[];
  readonly limits: Limits;
}

/** How much counts: with `strict` also what somebody who does nothing wrong may do. */
export type Strictness = 'usual' | 'strict';

/** Makes rules ready. @throws {RuleFault} */
export function compileRules(set: RuleSet, strictness: Strictness = 'usual'): Rules {
  const compiled = set.services.map((file) =>
    inService(file.service, () => compileService(file, strictness)),
  );
  return {
    services: compiled.map((each) => each.service),
    lines: compiled.flatMap((each) => each.lines),
    requests: compiled.flatMap((each) => each.requests),
    limits: compileLimits(set.limits),
  };
}

function compileService(file: ServiceFile, strictness: Strictness) {
  const service: Service = {
    id: file.service,
    title: file.title,
    anyCase: file.case === 'any',
    ownLog: file.log === 'own',
    programs: file.program.map(toGlob),
    except: file.except.map(toGlob),
    session: file.session === undefined ? undefined : sessionMark(file.session.by),
  };
  const lines: LineRule[] = [];
  const requests: RequestRule[] = [];
  const compile = (source: string): LinePattern =>
    compileTemplate(file.begins + source, { ignoreCase: service.anyCase });
  for (const source of file.session?.lines ?? [])
    lines.push({ pattern: compile(source), service, meaning: undefined });
  for (const attack of file.attacks) {
    if (attack.when === 'strict' && strictness === 'usual') continue;
    const meaning: Meaning = {
      service,
      class: attack.class,
      weight: attack.weight,
      distinct: attack.distinct,
    };
    for (const source of attack.lines ?? []) lines.push({ pattern: compile(source), service, meaning });
    if (attack.request !== undefined) requests.push({ ...meaning, ...compileRequest(attack.request) });
  }
  return { service, lines, requests };
}

type Condition = NonNullable<ServiceFile['attacks'][number]['request']>;

const compileRequest = (condition: Condition): Omit<RequestRule, keyof Meaning> => ({
  status: condition.status === undefined ? undefined : new Set(condition.status),
  method: condition.method === undefined ? undefined : new Set(condition.method),
  contains: condition.contains?.map((each) => each.toLowerCase()),
  path: condition.path?.map((each) => each.toLowerCase()),
  agent: condition.agent?.map((each) => each.toLowerCase()),
  named: condition.user === 'named',
  broken: condition.shape === 'broken',
});

const toGlob = (glob: string): RegExp =>
  new RegExp(`^${glob.split('*').map(RegExp.escape).join('[^]{0,64}')}$`, 'i');

/** `conn=<id>`: the words before it, and what follows them. */
function sessionMark(by: string): 'process' | RegExp {
  if (by === 'process') return 'process';
  const [before = '', after = ''] = by.split('<id>');
  return new RegExp(`${RegExp.escape(before)}([\\w-]{1,64})${RegExp.escape(after)}`);
}
