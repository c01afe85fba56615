import { CallRefused, type Conversation } from '../../client/index.ts';
import type { Thing } from '../posts/card.tsx';
import { toast } from '../shell/toasts.ts';
import { useRefusals } from '../words/refusals.ts';
import type { Draft } from './draft.ts';

interface Sending {
  readonly draft: Draft;
  readonly text: string;
  readonly fileIds: readonly string[];
  readonly things: readonly Thing[];
}

/** Sends a message, or changes one. */
export function useSend(chat: Conversation): (sending: Sending) => void {
  const inWords = useRefusals();
  const say = (error: unknown) => toast({ kind: 'error', text: inWords(error) });
  return ({ draft, text, fileIds, things }) => {
    if (draft.kind === 'edit') {
      if (text !== draft.message.text) chat.edit(draft.message.id, text).catch(say);
      return;
    }
    if (chat.hasNewer) chat.newest().catch(say);
    chat
      .send({
        ...(text !== '' && { text }),
        ...(fileIds.length > 0 && { fileIds: [...fileIds] }),
        ...(things.length > 0 && { refs: things.map(({ kind, id }) => ({ kind, id })) }),
        ...(draft.kind === 'reply' && { replyTo: draft.message.id }),
      })
      // What is refused stands in the chat, with its reason.
      .catch((error: unknown) => error instanceof CallRefused || say(error));
  };
}
