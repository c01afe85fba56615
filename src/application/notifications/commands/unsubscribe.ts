import { z } from 'zod';
import { BadUnsubscribeToken } from '../../../domain/notifications/errors.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Addresses } from '../delivery-ports.ts';
import { PreferenceStore, UnsubscribeTokens } from '../ports.ts';

export const unsubscribe = command({
  name: 'notifications.unsubscribe',
  summary: 'End mails of one kind, by the token that each of them carries',
  description:
    'No sign-in is needed. Mail programs call this themselves (RFC 8058); what else they send is left unread.',
  access: 'public',
  input: z.strictObject({ token: z.string().max(200) }),
  output: Nothing,
  refuses: [BadUnsubscribeToken],
  needs: { tokens: UnsubscribeTokens, preferences: PreferenceStore, addresses: Addresses },
  limits: [{ name: 'unsubscribe', points: 60, seconds: 60, per: 'address' }],
  async handle({ input: { token } }, { tokens, preferences, addresses }) {
    const unwanted = tokens.read(token);
    if (!unwanted) throw new BadUnsubscribeToken();
    const { userId, type } = unwanted;
    // Whoever has left gets no mails anyway, and nothing is to be kept of them.
    if (!(await addresses.of(userId))) return nothing;
    const settings = await preferences.of(userId);
    const others = settings.choices.filter((one) => one.type !== type || one.channel !== 'email');
    preferences.save(
      userId,
      type === 'digest'
        ? { ...settings, digest: false }
        : { ...settings, choices: [...others, { type, channel: 'email', wanted: false }] },
    );
    return nothing;
  },
});
