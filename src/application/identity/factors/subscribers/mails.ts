import { RecoveryCodes } from '../../../../domain/identity/factors/recovery-code.ts';
import {
  CodesGuessed,
  FactorAdded,
  FactorRemoved,
  PasskeyCopied,
  RecoveryCodesRenewed,
  RecoveryCodeUsed,
} from '../../../../domain/identity/published.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Mailer } from '../../../kernel/mail/mailer.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { factorMail } from '../../accounts/mail-templates/compose-account-mail.ts';
import type { FactorMailTexts } from '../../accounts/mail-templates/factor-texts.ts';
import { Credentials } from '../../credentials.ts';
import { AccountMailRecipients } from '../../ports.ts';

const notices = [
  FactorAdded,
  FactorRemoved,
  RecoveryCodesRenewed,
  RecoveryCodeUsed,
  CodesGuessed,
  PasskeyCopied,
] as const;
const textsOf = (left: number, kind: string | undefined) =>
  ({
    'identity.factor-added': ({ added, passkeyAdded }) => (kind === 'passkey' ? passkeyAdded : added),
    'identity.factor-removed': ({ removed }) => removed,
    'identity.recovery-codes-renewed': ({ codesRenewed }) => codesRenewed,
    'identity.recovery-code-used': ({ codeUsed }) => codeUsed(left),
    'identity.codes-guessed': ({ guessed }) => guessed,
    'identity.passkey-copied': ({ passkeyCopied }) => passkeyCopied,
  }) as const satisfies Readonly<
    Record<(typeof notices)[number]['eventName'], (of: FactorMailTexts) => unknown>
  >;

/** Mails the owner about every change of how the account is signed in to. */
export const tellFactorChanges = subscriber({
  name: 'identity.tell-factor-changes',
  when: 'side-effect',
  on: notices,
  needs: {
    credentials: Credentials,
    recipients: AccountMailRecipients,
    recoveryCodes: RecoveryCodes,
    mailer: Mailer,
  },
  async handle({ id, name, data }, { credentials, recipients, recoveryCodes, mailer }) {
    const account = await credentials.byId(data.userId as UserId);
    const recipient = account && (await recipients.of(account.userId));
    if (!recipient) return undefined;
    const left = name === 'identity.recovery-code-used' ? await recoveryCodes.left(account.userId) : 0;
    await mailer.send({
      id,
      to: account.email,
      ...factorMail(recipient, textsOf(left, 'kind' in data ? data.kind : undefined)[name]),
    });
    return undefined;
  },
});
