import type { EnvelopeId } from '../../../../domain/wallets/envelope.ts';
import { EnvelopeChanged } from '../../../../domain/wallets/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { batchSubscriber } from '../../../kernel/subscriber.ts';
import { envelopeChanged } from '../../frames.ts';
import { EnvelopeReaders } from '../ports.ts';

export const pushEnvelopes = batchSubscriber({
  name: 'wallets.push-envelopes',
  when: 'after-commit',
  on: [EnvelopeChanged],
  frames: [envelopeChanged],
  needs: { readers: EnvelopeReaders },
  async handleAll(events, { readers }) {
    const byEnvelope = new Map(events.map((event) => [event.data.envelopeId as EnvelopeId, event]));
    const audiences = await readers.audiences([...byEnvelope.keys()]);
    const push = audiences.map(({ id, left, to }) =>
      toFrame(envelopeChanged, byEnvelope.get(id)!, { id, left }, to),
    );
    return { push };
  },
});
