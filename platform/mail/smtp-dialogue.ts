import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { PassageSocket, TlsDemand } from '../egress/egress.ts';
import { badSetup, type MailOutcome, type MailTls, outcomeOf, type SmtpFailure } from './outcome.ts';

/** One mail over one connection. */
export interface Dialogue {
  /** An open connection from the door. nodemailer is given nothing else, so it connects nowhere by itself. */
  readonly socket: PassageSocket;
  readonly host: string;
  readonly tls: { readonly demand: TlsDemand } & (
    | { readonly mode: 'implicit' }
    | { readonly mode: 'starttls'; readonly ifNotOffered: 'refuse' | 'send-in-the-clear' }
  );
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly letter: Buffer;
  /** Called when everything is ready and before anything about a person is said. */
  readonly beforeDisclosure: (tls: MailTls) => Promise<void>;
}

const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 } as const;

/** Speaks SMTP (RFC 5321, STARTTLS by RFC 3207) over a socket and ends it. */
export async function converse(dialogue: Dialogue): Promise<MailOutcome> {
  const { socket, host, tls, from } = dialogue;
  const implicit = tls.mode === 'implicit';
  const smtp = new SMTPConnection({
    ...patience,
    connection: socket,
    host,
    secure: implicit,
    secured: implicit,
    // STARTTLS is used whenever it is offered; when the handshake then fails, the dialogue ends.
    tls: tls.demand,
    // The name of this computer is nobody's business; the domain of the sender is known to the server anyway.
    name: from.slice(from.lastIndexOf('@') + 1),
    logger: false,
  });
  try {
    const outcome = await saidIn(dialogue, smtp);
    smtp.quit();
    return outcome;
  } catch (error) {
    smtp.close();
    throw error;
  }
}

async function saidIn(
  { tls, login, from, to, letter, beforeDisclosure }: Dialogue,
  smtp: SMTPConnection,
): Promise<MailOutcome> {
  const step = stepsOf(smtp);
  let handedOver = false;
  const ended = (failure: SmtpFailure): MailOutcome => outcomeOf(failure, handedOver);

  const greeting = await step((done) => smtp.connect(done));
  if (greeting) return ended(greeting);
  const used: MailTls = tls.mode === 'implicit' ? 'implicit' : smtp.secure ? 'starttls' : 'none';
  if (used === 'none' && !(tls.mode === 'starttls' && tls.ifNotOffered === 'send-in-the-clear'))
    return badSetup('tls-not-offered');
  if (login) {
    if (used === 'none') return badSetup('password-needs-tls');
    if (!smtp.allowsAuth) return badSetup('login-failed');
    const refusal = await step((done) => smtp.login({ credentials: login }, done));
    if (refusal) return ended(refusal);
  }
  await beforeDisclosure(used);
  const body = Readable.from([letter], { objectMode: false }).once('end', () => {
    handedOver = true;
  });
  const failure = await step((done) => smtp.send({ from, to: [...to], size: letter.length }, body, done));
  return failure ? ended(failure) : { outcome: 'sent', tls: used };
}

type Step = (start: (done: (error?: SmtpFailure | null) => void) => void) => Promise<SmtpFailure | null>;

/** Runs one step after the other; a connection that breaks in between or within ends the step it is in. */
function stepsOf(smtp: SMTPConnection): Step {
  let broken: SmtpFailure | null = null;
  let settle: (failure: SmtpFailure | null) => void = () => {};
  const brokenBy = (failure: SmtpFailure) => {
    broken ??= failure;
    settle(broken);
  };
  smtp.on('error', brokenBy);
  smtp.once('end', () => brokenBy({}));
  return (start) =>
    new Promise((resolve) => {
      settle = resolve;
      if (broken) resolve(broken);
      else start((error) => resolve(error ?? null));
    });
}
