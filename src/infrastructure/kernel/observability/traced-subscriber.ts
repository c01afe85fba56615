import type { AroundSubscriber } from '../events/bound-subscribers.ts';
import { currentUnit } from '../unit-of-work/unit.ts';
import type { Spans } from './spans.ts';

/**
 * A span for each run of a subscriber, in the trace of what recorded the event. What it records and pushes in turn goes
 * on in that span; of several events together, in that of the first.
 */
export const tracedSubscriber =
  (spans: Spans): AroundSubscriber =>
  (name, events, run) =>
    spans.continued(
      name,
      events.map(({ trace }) => trace),
      async () => {
        const trace = spans.current();
        if (trace === undefined) return run();
        const unit = currentUnit();
        if (unit) unit.trace ??= trace;
        const progress = await run();
        if (!progress?.push) return progress;
        return { ...progress, push: progress.push.map((frame) => ({ ...frame, trace })) };
      },
    );
