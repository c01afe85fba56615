export {
  Mailer,
  MailFailed,
  type MailFailure,
  type MailVerdict,
  type OutgoingMail,
} from '../application/kernel/mail/mailer.ts';
export * from './contract.ts';
export * from './database/index.ts';
export * from './mailer/index.ts';
export * from './object-store/index.ts';
export * from './payment-provider/index.ts';
