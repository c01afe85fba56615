import type { Actor } from '../../../application/kernel/operation.ts';
import type { Images } from '../images.ts';
import type { Call } from '../pay.ts';
import type { Step } from '../story.ts';
import type { Garment } from '../wardrobes/garments.ts';
import {
  envelopeAmount,
  type SeededDirect,
  type SeededMessage,
  type SeededRoom,
  type Talks,
} from './talk-plan.ts';

interface Talkers {
  readonly call: Call;
  readonly actor: (person: number) => Actor;
  readonly newId: () => string;
  readonly idOf: (shown: { readonly kind: 'item' | 'outfit'; readonly place: number }) => string;
  readonly garment: (place: number) => Garment;
  readonly images: Images;
  readonly currency: string;
}

/** Conversations, message by message. */
export const talk = ({ rooms, directs }: Talks, talkers: Talkers): Step[] => [
  ...rooms.flatMap((room) => roomSteps(room, talkers)),
  ...directs.flatMap((direct) => directSteps(direct, talkers)),
];

function directSteps({ people: [opener, peer], messages, reads }: SeededDirect, talkers: Talkers): Step[] {
  const { call, actor } = talkers;
  const conversation = { id: '' };
  const open: Step = {
    ago: messages[0]!.ago + 1,
    async run() {
      ({ id: conversation.id } = await call(
        'messaging.open-direct',
        { userId: actor(peer).id },
        actor(opener),
      ));
    },
  };
  return [open, ...messageSteps(conversation, messages, reads, talkers)];
}

function roomSteps(room: SeededRoom, talkers: Talkers): Step[] {
  const { messages, reads, envelope } = room;
  const conversation = { id: '' };
  const open: Step = {
    ago: messages[0]!.ago + 90,
    run: async () => void (conversation.id = await openRoom(room, talkers)),
  };
  const invite: Step = {
    ago: messages.at(-1)!.ago * 0.9,
    async run() {
      for (const person of room.invited)
        await talkers.call(
          'messaging.invite',
          { roomId: conversation.id, userId: talkers.actor(person).id },
          talkers.actor(room.owner),
        );
    },
  };
  const gift: Step = {
    ago: messages.at(-1)!.ago * 0.5,
    run: async () => envelope && sendEnvelope(conversation.id, envelope, talkers),
  };
  return [open, ...messageSteps(conversation, messages, reads, talkers), invite, gift];
}

async function openRoom(
  { title, description, visibility, owner, members, shows }: SeededRoom,
  { call, actor, images, garment }: Talkers,
): Promise<string> {
  const { id: roomId } = await call(
    'messaging.create-room',
    { title, description, visibility },
    actor(owner),
  );
  await images.ofRoom(garment(shows), shows, (file) =>
    call('messaging.set-room-avatar', { roomId, file }, actor(owner)),
  );
  for (const member of members) {
    if (visibility === 'public') {
      await call('messaging.join-room', { roomId }, actor(member));
      continue;
    }
    const invite = await call('messaging.invite', { roomId, userId: actor(member).id }, actor(owner));
    await call('messaging.answer-invite', { inviteId: invite.id, accept: true }, actor(member));
  }
  return roomId;
}

function messageSteps(
  conversation: { readonly id: string },
  messages: readonly SeededMessage[],
  reads: SeededRoom['reads'],
  { call, actor, newId, idOf }: Talkers,
): Step[] {
  const sent: { readonly id: string; readonly seq: number }[] = [];
  const steps = messages.flatMap(({ by, text, was, ago, replyTo, shows, reactions }, i): Step[] => [
    {
      ago,
      async run() {
        const refs = shows ? [{ kind: shows.kind, id: idOf(shows) }] : [];
        const reply = replyTo === undefined ? {} : { replyTo: sent[replyTo]!.id };
        const input = {
          conversationId: conversation.id,
          clientId: newId(),
          text: was ?? text,
          refs,
          ...reply,
        };
        const { id, seq } = await call('messaging.send-message', input, actor(by));
        sent.push({ id, seq });
        if (was !== undefined) await call('messaging.edit-message', { messageId: id, text }, actor(by));
      },
    },
    ...reactions.map((reaction) => ({
      ago: ago * 0.97,
      run: () =>
        call(
          'messaging.react-to-message',
          { messageId: sent[i]!.id, kind: reaction.kind },
          actor(reaction.by),
        ),
    })),
  ]);
  const marks = reads
    .filter(({ upTo }) => upTo >= 0)
    .map(({ by, upTo }) => ({
      ago: messages[upTo]!.ago * 0.96,
      run: () =>
        call('messaging.mark-read', { conversationId: conversation.id, seq: sent[upTo]!.seq }, actor(by)),
    }));
  return [...steps, ...marks];
}

async function sendEnvelope(
  conversationId: string,
  { by, shares, takers }: NonNullable<SeededRoom['envelope']>,
  { call, actor, newId, currency }: Talkers,
): Promise<void> {
  const envelopeId = newId();
  const gift = {
    amount: String(envelopeAmount),
    currency,
    shares,
    split: 'equal',
    note: 'For cake at the party',
  } as const;
  await call('wallets.send-envelope', { ...gift, conversationId, envelopeId }, actor(by));
  for (const taker of takers) await call('wallets.claim-envelope', { envelopeId }, actor(taker));
}
