import { z } from 'zod';
import { ProviderEventReceived } from '../../../../domain/wallets/published.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../../kernel/ports.ts';
import { UseHttp } from '../../errors.ts';
import { ProviderEvents } from '../events.ts';
import { BadSignature, PaymentProvider } from '../ports.ts';

export const receiveProviderEvent = command({
  name: 'wallets.receive-provider-event',
  summary: 'For the payment provider: something has happened',
  description:
    'Over HTTP alone, with the bytes as the provider signed them and its signature in `Stripe-Signature`. It is stored, ' +
    'and then the provider is asked: an event alone never moves money. Signatures are good for five minutes.',
  access: 'public',
  input: z.looseObject({}).meta({ id: 'ProviderEvent', description: 'As the provider writes it' }),
  output: Nothing,
  refuses: [BadSignature, UseHttp],
  needs: { provider: PaymentProvider, stored: ProviderEvents, events: EventRecorder, clock: Clock },
  limits: [{ name: 'provider-events', points: 3000, seconds: 60, per: 'address' }],
  replayable: false,
  async handle({ meta }, { provider, stored, events, clock }) {
    if (!meta.raw) throw new UseHttp();
    const event = provider.readEvent(meta.raw.body, meta.raw.signature, clock.now());
    if (await stored.add(provider.name, event, clock.now()))
      events.record(ProviderEventReceived({ provider: provider.name, event: event.id }));
    return nothing;
  },
});
