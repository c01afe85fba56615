import type { SubjectKind } from '../../../../domain/notifications/types.ts';
import { listed, type Phrases, plural } from './phrases.ts';

const form = plural('en');
const list = listed('en');
const counted = (count: number, one: string, other: string) => `${count} ${form(count, { one, other })}`;

const yours: Readonly<Record<SubjectKind, string>> = {
  user: 'you',
  post: 'your post',
  comment: 'your comment',
  item: 'a piece of yours',
  outfit: 'your outfit',
  occasion: 'your occasion',
  conversation: 'your conversation',
  message: 'your message',
  invite: 'your invite',
  transfer: 'your payment',
  'payment-request': 'your payment request',
  decision: 'a decision about you',
  report: 'your report',
};
const those = (people: number, one: string, other: string) => form(people, { one, other });

export const english: Phrases = {
  types: {
    follow: ({ who, people }) => `${who} now ${those(people, 'follows', 'follow')} you`,
    'follow-request': ({ who, people }) => `${who} ${those(people, 'asks', 'ask')} to follow you`,
    'friend-request': ({ who, people }) => `${who} ${those(people, 'wants', 'want')} to be friends`,
    'friend-accepted': ({ who, people }) => `${who} ${those(people, 'is', 'are')} your friend now`,
    reaction: ({ who, subject }) => `${who} reacted to ${yours[subject ?? 'post']}`,
    comment: ({ who, count }) =>
      count === 1
        ? `${who} commented on your post`
        : `${counted(count, 'new comment', 'new comments')} on your post, by ${who}`,
    reply: ({ who }) => `${who} answered your comment`,
    mention: ({ who }) => `${who} mentioned you`,
    invite: ({ who }) => `${who} invited you to a room`,
    message: ({ who, count }) => `${counted(count, 'new message', 'new messages')} from ${who}`,
    occasion: ({ who }) => `There is news from ${who} about an occasion with you`,
    laundry: ({ count }) => `${counted(count, 'thing', 'things')} should be back by now`,
    tip: ({ who, subject }) => `${who} sent you a tip for ${yours[subject ?? 'post']}`,
    payment: ({ who, subject }) =>
      subject === 'transfer' ? `${who} sent you a payment` : `There is news of a payment request with ${who}`,
    moderation: ({ subject }) =>
      subject === 'report'
        ? 'The moderators decided about your report'
        : 'The moderators decided about you or something of yours',
    system: ({ title }) => title ?? 'There is news from Layers',
  },
  people: (names, more) =>
    list(more > 0 ? [...names, counted(more, 'other person', 'other people')] : [...names]),
  digest: (count) => `${counted(count, 'notification waits', 'notifications wait')} for you`,
  greeting: (name) => `Hello ${name},`,
  open: 'Open Layers',
  why: 'You get this mail because you have a Layers account.',
  unsubscribe: 'No more mails of this kind',
};
