import type { ContractCase } from '../contract.ts';
import { failureCases } from './failures.ts';
import { sendingCases } from './sending.ts';
import type { MailerUnderTest } from './subject.ts';

export { type ArrivedMail, contractSender, type MailAnswer, type MailerUnderTest } from './subject.ts';

/** What the service expects of every mailer. */
export const mailerContract: readonly ContractCase<MailerUnderTest>[] = [...sendingCases, ...failureCases];
