import {
  MessageDeleted,
  MessageEdited,
  MessageReacted,
  MessageSent,
} from '../../../domain/messaging/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { conversationHead } from '../frames.ts';
import { Heads } from '../ports.ts';

/** Remembers where something was pushed, so that a lost frame shows when it is quiet again. */
export const noteChanges = subscriber({
  name: 'messaging.note-changes',
  when: 'after-commit',
  on: [MessageSent, MessageEdited, MessageDeleted, MessageReacted],
  frames: [conversationHead],
  needs: { heads: Heads },
  async handle({ data }, { heads }) {
    heads.changed(data.conversationId);
    return undefined;
  },
});
