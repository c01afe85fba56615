import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  type Mailer,
  MailFailed,
  type MailVerdict,
  type OutgoingMail,
} from '../../application/kernel/mail/mailer.ts';
import { contractCase, type Subject } from '../contract.ts';

/** A mail as its recipient sees it, decoded. */
export interface ArrivedMail {
  readonly to: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly date: Date;
  /** Further headers, by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A refusal of the outside; `cut` breaks the connection, `silence` keeps it open and never answers. */
export type MailAnswer = 'no-such-address' | 'rejected' | 'postponed' | 'cut' | 'silence';

export interface MailerUnderTest extends Subject {
  /** Sends as `Läyers <no-reply@layers.example>`: `contractSender`. */
  readonly mailer: Mailer;
  /** Milliseconds within which every call must end. */
  readonly timeLimitMs: number;
  /** What has arrived so far, the oldest first. */
  arrived(): Promise<readonly ArrivedMail[]>;
  /** How the outside answers mails to this address from now on. */
  readonly answer?: (to: string, how: MailAnswer) => void;
  /** Resolves when the outside has the next mail but has not accepted it, to the function that accepts it. */
  readonly hold?: () => Promise<() => void>;
  /** From now on the outside refuses the service, such as by its password `not-for-logs`. */
  readonly refuse?: () => Promise<void> | void;
  /** From now on nobody answers. */
  readonly goAway?: () => Promise<void> | void;
}

export const contractSender = 'Läyers <no-reply@layers.example>';

export const newMail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: randomUUID(),
  to: `ann.${randomUUID().slice(0, 8)}@example.com`,
  language: 'en',
  subject: 'Please confirm your address',
  text: 'Hello Ann\n',
  html: '<p>Hello <b>Ann</b></p>\n',
  ...changes,
});

export const mailerCase = <K extends keyof MailerUnderTest = never>(
  title: string,
  check: Parameters<typeof contractCase<MailerUnderTest, K>>[1],
  ...needs: K[]
) => contractCase<MailerUnderTest, K>(title, check, ...needs);

export async function only({ arrived }: MailerUnderTest): Promise<ArrivedMail> {
  const mails = await arrived();
  assert.equal(mails.length, 1, 'one mail arrives');
  return mails[0]!;
}

/** The failure of a call; fails when it succeeds, or fails in another way. */
export async function failureOf(call: Promise<void>): Promise<MailFailed> {
  const error = await call.then(
    () => assert.fail('the call must fail'),
    (thrown: unknown) => thrown,
  );
  assert(error instanceof MailFailed, `a MailFailed, not ${String(error)}`);
  return error;
}

export const fails = async (call: Promise<void>, ...verdicts: MailVerdict[]) => {
  const { verdict } = await failureOf(call);
  assert(verdicts.includes(verdict), `${verdict} instead of ${verdicts.join(' or ')}`);
};

export const sameText = (actual: string, expected: string) =>
  assert.equal(actual.trimEnd(), expected.trimEnd());
