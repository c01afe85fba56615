import type { FrameType } from '../../application/kernel/frame.ts';

/** The stream of Server-Sent Events as a channel of the AsyncAPI document; its frames are those of Socket.IO. */
export function eventParts(frames: readonly FrameType[]) {
  const names = ['session.expiring', 'resync', ...frames.map(({ name }) => name)];
  const message = (name: string) => ({ $ref: `#/channels/events/messages/${name}` });
  return {
    channels: {
      events: {
        address: '/rpc/events',
        description:
          'Server-Sent Events: `event` is the name of a frame, `data` the frame. After `Last-Event-ID` the stream ' +
          'starts with a `conversation.head` for each conversation that has changed since. Before the token expires ' +
          'comes `session.expiring`: connect again with a new one. Streams by cookie go on after a refresh.',
        servers: [{ $ref: '#/servers/http' }],
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      'events.push': {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        messages: names.map(message),
      },
    },
    messages: {},
  };
}
