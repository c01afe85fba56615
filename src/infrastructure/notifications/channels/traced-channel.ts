import type { DeliveryChannel } from '../../../application/notifications/deliveries/ports.ts';
import type { Tracing } from '../../kernel/observability/tracing.ts';

/** A span for each attempt, in the trace of what the person is told about. */
export const tracedChannel = (channel: DeliveryChannel, tracing: Tracing): DeliveryChannel => ({
  name: channel.name,
  deliver: (outgoing) =>
    tracing.continued(`deliver ${channel.name}`, outgoing.delivery.trace, () => channel.deliver(outgoing)),
});
