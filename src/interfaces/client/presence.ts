import type { Call, On } from './calls.ts';
import type { Output } from './operations.ts';

export type Presence = Output<'messaging.get-presence'>;

/** Tells whether someone is online: as read now, again after a break, and by each frame. */
export function watchPresence(
  { call, on }: { readonly call: Call; readonly on: On },
  userId: string,
  listener: (presence: Presence) => void,
): () => void {
  const ending = new AbortController();
  let heard = 0;
  const read = () => {
    const before = heard;
    // Presence of people who do not share it is not found: then there is nothing to tell.
    call('messaging.get-presence', { userId }, { signal: ending.signal }).then(
      (presence) => before === heard && listener(presence),
      () => {},
    );
  };
  const stops = [
    on('presence.changed', ({ data: { userId: whose, ...presence } }) => {
      if (whose !== userId) return;
      heard++;
      listener(presence);
    }),
    on('reconnected', read),
    () => ending.abort(),
  ];
  read();
  return () => {
    for (const stop of stops) stop();
  };
}
