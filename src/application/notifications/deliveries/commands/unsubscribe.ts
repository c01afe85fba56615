import { z } from 'zod';
import { BadUnsubscribeToken } from '../../../../domain/notifications/errors.ts';
import { unsubscribe as withoutMails } from '../../../../domain/notifications/preferences.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { PreferenceStore } from '../../preferences/ports.ts';
import { MailRecipients, UnsubscribeTokens } from '../ports.ts';

export const unsubscribe = command({
  name: 'notifications.unsubscribe',
  summary: 'Unsubscribe from one kind of mail with the token in the mail',
  description:
    'Needs no sign-in. Mail programs call it by themselves (RFC 8058); other fields they send are ignored.',
  access: 'public',
  input: z
    .strictObject({ token: z.string().max(200).describe('The token in the link of the mail') })
    .meta({ id: 'Unsubscribe' }),
  output: Nothing,
  refuses: [BadUnsubscribeToken],
  needs: { tokens: UnsubscribeTokens, preferences: PreferenceStore, mailRecipients: MailRecipients },
  limits: [{ name: 'unsubscribe', points: 60, seconds: 60, per: 'address' }],
  async handle({ input: { token } }, { tokens, preferences, mailRecipients }) {
    const unwanted = tokens.read(token);
    if (!unwanted) throw new BadUnsubscribeToken();
    const { userId, type } = unwanted;
    // Deleted accounts get no mails anyway, and nothing about them may be stored.
    if (!(await mailRecipients.of(userId))) return nothing;
    preferences.save(userId, withoutMails(await preferences.of(userId), type));
    return nothing;
  },
});
