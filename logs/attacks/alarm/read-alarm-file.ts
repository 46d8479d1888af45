import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { RuleFault } from '../rule/read-rules.ts';
import type { AlarmChannel, AlarmLimits } from './alarm.ts';
import { commandChannel } from './command-channel.ts';
import { mailChannel } from './mail-channel.ts';
import { webhookChannel } from './webhook-channel.ts';

const naming = z
  .enum(['without', 'with'])
  .default('without')
  .transform((each) => (each === 'with' ? ('with-address' as const) : ('without-address' as const)));
const fileName = z.string().min(1);

const alarmSchema = z
  .strictObject({
    perMinute: z.int().min(1).max(1000).default(10),
    command: z.array(z.string()).min(1).optional(),
    webhook: z
      .strictObject({
        url: z.url({ protocol: /^https$/ }),
        address: naming,
        secretFile: fileName.optional(),
        authorityFile: fileName.optional(),
      })
      .optional(),
    mail: z
      .strictObject({
        server: z.string().min(1),
        port: z.int().min(1).max(65535).default(465),
        from: z.string(),
        to: z.array(z.string()).min(1).max(20),
        address: naming,
        user: z.string().optional(),
        passwordFile: fileName.optional(),
        authorityFile: fileName.optional(),
      })
      .optional(),
  })
  .refine(
    (each) => each.command ?? each.webhook ?? each.mail,
    'names neither a command nor a webhook nor a mail',
  );

/** What an alarm file says, ready. */
export interface AlarmSetup {
  readonly channels: readonly AlarmChannel[];
  readonly limits: AlarmLimits;
}

/** Reads who is told of attacks. Secrets stand in files of their own, named relative to this one. @throws {RuleFault} */
export function readAlarmFile(path: string): AlarmSetup {
  const secret = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : readText(resolve(dirname(path), name)).trim();
  const outcome = alarmSchema.safeParse(parseYaml(readText(path), path));
  if (!outcome.success) {
    const [issue] = outcome.error.issues;
    throw new RuleFault(`${path}: ${issue?.path.join('.') || 'this file'}: ${issue?.message}`);
  }
  const { command, webhook, mail, perMinute } = outcome.data;
  const channels: AlarmChannel[] = [];
  if (command !== undefined) channels.push(commandChannel(command));
  if (webhook !== undefined)
    channels.push(
      webhookChannel({
        url: webhook.url,
        naming: webhook.address,
        ...defined({ secret: secret(webhook.secretFile), authority: secret(webhook.authorityFile) }),
      }),
    );
  if (mail !== undefined) {
    const { server, port, from, to } = mail;
    const hidden = { password: secret(mail.passwordFile), authority: secret(mail.authorityFile) };
    channels.push(
      mailChannel({
        server,
        port,
        from,
        to,
        naming: mail.address,
        ...defined({ user: mail.user, ...hidden }),
      }),
    );
  }
  return { channels, limits: { perMinute } };
}

function defined<Fields extends Readonly<Record<string, string | undefined>>>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined)) as {
    [Name in keyof Fields]?: string;
  };
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new RuleFault(`${path}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new RuleFault(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}
