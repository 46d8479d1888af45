import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, LineCounter, parseAllDocuments } from 'yaml';
import type { z } from 'zod';
import { type LimitsFile, limitsSchema, type ServiceFile, serviceSchema } from './rule-file.ts';
import { TemplateFault } from './template.ts';

/** What rule files say, in the order they were read: what comes later replaces a service or a limit of the same name. */
export interface RuleSet {
  readonly services: readonly ServiceFile[];
  readonly limits: LimitsFile['limits'];
}

/** A rule file that cannot be used; the message names file, line and what is wrong, for whoever wrote it. */
export class RuleFault extends Error {}

const shipped = join(import.meta.dirname, '../rules');

/** The rules that come with this tool, and on top of them those of the given files. @throws {RuleFault} */
export function readRules(files: readonly string[] = []): RuleSet {
  const paths = readdirSync(shipped)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(shipped, name));
  return mergeRules([...paths, ...files].map((path) => parseRules(readText(path), path)));
}

/** Some of the rule files that come with this tool, by their names without `.yaml`. */
export const readShipped = (names: readonly string[]): RuleSet =>
  mergeRules(names.map((name) => parseRules(readText(join(shipped, `${name}.yaml`)), name)));

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new RuleFault(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

/** One on top of the other. */
export function mergeRules(sets: readonly RuleSet[]): RuleSet {
  const services = new Map<string, ServiceFile>();
  for (const set of sets) for (const service of set.services) services.set(service.service, service);
  return { services: [...services.values()], limits: Object.assign({}, ...sets.map((set) => set.limits)) };
}

/** Reads one file: one or more services and limits, with `---` between them. @throws {RuleFault} */
export function parseRules(text: string, name: string): RuleSet {
  const lineCounter = new LineCounter();
  const services: ServiceFile[] = [];
  const limits: LimitsFile['limits'] = {};
  for (const document of parseAllDocuments(text, { lineCounter, prettyErrors: false })) {
    if (!('contents' in document) || document.contents === null) continue;
    const at = (offset: number): string => `${name}, line ${lineCounter.linePos(offset).line}`;
    const [broken] = document.errors;
    if (broken !== undefined) throw new RuleFault(`${at(broken.pos[0])}: ${broken.message}`);
    const where = at(document.contents.range?.[0] ?? 0);
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (isMap(document.contents) && document.contents.has('limits'))
      Object.assign(limits, check(limitsSchema, value, where).limits);
    else services.push(check(serviceSchema, value, where));
  }
  return { services, limits };
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  throw new RuleFault(
    `${where}: ${issue?.path.join('.') || 'this part'}: ${issue?.message ?? 'cannot be read'}`,
  );
}

/** Says in which service a template is wrong. @throws {RuleFault} */
export function inService<Result>(service: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateFault) throw new RuleFault(`service ${service}: ${error.message}`);
    throw error;
  }
}
