import { randomUUID } from 'node:crypto';
import {
  Mailer,
  MailFailed,
  type MailVerdict,
  type OutgoingMail,
} from '../../../src/application/kernel/mail/mailer.ts';
import type { MailerUnderTest } from '../../../src/contracts/mailer/index.ts';
import type { Mutant } from './kill-mutants.ts';

/** What a faulty mailer does instead; `next` is the sound one. */
interface Fault {
  readonly send?: (mail: OutgoingMail, next: Mailer) => Promise<void>;
  readonly check?: (next: Mailer) => Promise<void>;
}

class FaultyMailer extends Mailer {
  readonly #fault: Fault;
  readonly #next: Mailer;

  constructor(fault: Fault, next: Mailer) {
    super();
    this.#fault = fault;
    this.#next = next;
  }

  override send(mail: OutgoingMail): Promise<void> {
    return this.#fault.send ? this.#fault.send(mail, this.#next) : this.#next.send(mail);
  }

  check(): Promise<void> {
    return this.#fault.check ? this.#fault.check(this.#next) : this.#next.check();
  }

  protected transmit(): never {
    throw new Error('send is overridden');
  }
}

const mutant = (title: string, killedBy: string, fault: () => Fault): Mutant<MailerUnderTest> => ({
  title,
  killedBy,
  plant: (subject) => ({ ...subject, mailer: new FaultyMailer(fault(), subject.mailer) }),
});

/** Sends a mail that it has changed. */
const changing = (title: string, killedBy: string, change: (mail: OutgoingMail) => OutgoingMail) =>
  mutant(title, killedBy, () => ({ send: (mail, next) => next.send(change(mail)) }));

/** Takes one failure for another. */
const mistaking = (title: string, killedBy: string, from: MailVerdict, to: MailVerdict) =>
  mutant(title, killedBy, () => ({
    send: (mail, next) =>
      next.send(mail).catch((error: MailFailed) => {
        const { errorClass, answer } = error;
        throw error.verdict === from ? new MailFailed({ verdict: to, errorClass, answer }) : error;
      }),
  }));

const written = 'one mail arrives at its recipient as it was written';
const anyScript = 'subjects and texts in any script, of any length, arrive unchanged';
const headers = 'headers arrive whole, so that one click unsubscribes';
const messageIds = 'a mail that is sent again has the same Message-ID, and no other mail has it';
const kept = 'the mail is kept as soon as the call resolves';
const waits = 'the call waits until the outside has accepted the mail';
const atOnce = '20 mails that are sent at once arrive, each at its recipient';
const oneAddress = 'an address that leads to several people is rejected, and nobody gets the mail';
const lineBreaks = 'a line break in a subject or header is rejected, and nobody gets the mail';
const answered = (how: string) =>
  `a mail that the outside answers with "${how}" fails with that verdict, and the next one arrives`;
const inTime = 'a server that falls silent is away, and the call ends in time';
const broken = 'a connection that breaks is away, and the mail can be sent again';
const checkPasses = 'a check passes while mails can be sent, and sends none';
const refused = 'an outside that refuses the service is "refused", to a mail and to a check';
const secrets = 'what is logged of a refusal names neither the recipient nor the password';
const away = 'an outside that nobody reaches is "away", to a mail and to a check';

export const mailerMutants: readonly Mutant<MailerUnderTest>[] = [
  mutant('resolves before the mail is on its way', kept, () => ({
    async send(mail, next) {
      next.send(mail).catch(() => {});
    },
  })),
  mutant('resolves before the mail is accepted', waits, () => ({
    async send(mail, next) {
      const sending = next.send(mail);
      sending.catch(() => {});
      await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, 20))]);
    },
  })),
  mutant('swallows failures', answered('rejected'), () => ({
    send: (mail, next) => next.send(mail).catch(() => {}),
  })),
  mutant('throws what the library throws', answered('rejected'), () => ({
    send: (mail, next) =>
      next.send(mail).catch((error: MailFailed) => {
        throw new Error(error.message);
      }),
  })),
  mistaking('takes a passing refusal for a lasting one', answered('postponed'), 'postponed', 'rejected'),
  mistaking('takes a lasting refusal for a passing one', answered('rejected'), 'rejected', 'postponed'),
  mistaking(
    'takes an unknown address for any refusal',
    answered('no-such-address'),
    'no-such-address',
    'rejected',
  ),
  mistaking('takes a broken connection for a refusal of the mail', broken, 'away', 'rejected'),
  mistaking('takes wrong credentials for a server that is away', refused, 'refused', 'away'),
  mistaking('takes a server that is away for wrong credentials', away, 'away', 'refused'),
  changing('loses the HTML', written, (mail) => ({ ...mail, html: '' })),
  changing('loses the language', written, (mail) => ({ ...mail, language: 'en' })),
  changing('dates mails itself', written, (mail) => ({ ...mail, date: new Date() })),
  mutant('sends to the operator too', written, () => ({
    async send(mail, next) {
      await next.send(mail);
      await next.send({ ...mail, id: randomUUID(), to: 'operator@example.com' });
    },
  })),
  changing('writes subjects in ASCII', anyScript, (mail) => ({
    ...mail,
    subject: mail.subject.replaceAll(/[^ -~]/g, '?'),
  })),
  changing('cuts long lines', anyScript, (mail) => ({
    ...mail,
    text: mail.text.replaceAll(/.{998}/g, '$&\n'),
  })),
  changing('eats lines of one dot', anyScript, (mail) => ({
    ...mail,
    text: mail.text.replaceAll('\n.\n', '\n'),
  })),
  changing('drops the unsubscribe header', headers, ({ headers: _, ...mail }) => mail),
  changing('folds a header in the middle of a link', headers, (mail) => ({
    ...mail,
    headers: Object.fromEntries(
      Object.entries(mail.headers ?? {}).map(([name, value]) => [name, value.replace(/^.{76}/, '$& ')]),
    ),
  })),
  changing('makes a new Message-ID at each attempt', messageIds, (mail) => ({ ...mail, id: randomUUID() })),
  mutant('gives all mails one Message-ID', messageIds, () => ({
    send: (mail, next) => next.send({ ...mail, id: 'always-the-same' }),
  })),
  mutant('sends only the first of the mails under way', atOnce, () => {
    let busy = false;
    return {
      async send(mail, next) {
        if (busy) return;
        busy = true;
        await next.send(mail).finally(() => {
          busy = false;
        });
      },
    };
  }),
  mutant('sends to the last of those that were called at once', atOnce, () => {
    let last: OutgoingMail;
    return {
      async send(mail, next) {
        last = mail;
        await new Promise(setImmediate);
        await next.send({ ...mail, to: last.to });
      },
    };
  }),
  mutant('sends to each address of a list', oneAddress, () => ({
    async send(mail, next) {
      for (const to of mail.to.split(/[,;]/)) await next.send({ ...mail, id: randomUUID(), to: to.trim() });
    },
  })),
  mutant('puts a line break into a header', lineBreaks, () => ({
    async send({ subject, headers, ...mail }, next) {
      const [line, another] = subject.split(/\r?\n/);
      const [name, value] = another?.split(': ') ?? [];
      const injected = name && value ? { [name]: value } : {};
      await next.send({ ...mail, subject: line!, headers: { ...headers, ...injected } });
    },
  })),
  mutant('has no time limit', inTime, () => ({
    send: (mail, next) => next.send(mail).catch(() => new Promise<never>(() => {})),
  })),
  mutant('never finds fault in a check', refused, () => ({ check: async () => {} })),
  mutant('checks by sending a mail', checkPasses, () => ({
    check: (next) =>
      next.send({ id: 'check', to: 'me@example.com', language: 'en', subject: 'x', text: 'x', html: 'x' }),
  })),
  mutant('fails its check for no reason', checkPasses, () => ({
    async check() {
      throw new MailFailed({ verdict: 'away', errorClass: 'connection', answer: '' });
    },
  })),
  mutant('gives the log what the server said', secrets, () => {
    const telling = (secret: string) => (error: MailFailed) => {
      throw new MailFailed({ ...error, answer: '', code: `${error.answer} ${secret}` });
    };
    return {
      send: (mail, next) => next.send(mail).catch(telling(mail.to)),
      check: (next) => next.check().catch(telling('not-for-logs')),
    };
  }),
];
