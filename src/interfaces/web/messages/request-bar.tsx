import { useNavigate } from '@tanstack/react-router';
import type { ConversationView } from '../../client/index.ts';
import { dropEverywhere, mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Row } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import { messageWords } from './words.ts';

/** Answers someone new who wrote. */
export function useAnswerRequest(onDeclined?: () => void) {
  const words = useWords(messageWords);
  const refreshes = ['messaging.list-conversations', 'identity.get-inbox-counts'] as const;
  const accept = useCommand('messaging.accept-request', {
    refreshes,
    done: (_output, { conversationId }, cache) =>
      void mergeEverywhere(cache, conversationId, { request: false }),
  });
  const decline = useCommand('messaging.decline-request', {
    refreshes,
    done(_output, { conversationId }, cache) {
      onDeclined?.();
      dropEverywhere(cache, conversationId);
      toast({ text: words.declined });
    },
  });
  return { accept, decline };
}

export function RequestBar({ card: { id: conversationId, peer } }: { card: ConversationView }) {
  const words = useWords(messageWords);
  const nameOf = usePersonName();
  const navigate = useNavigate();
  const { accept, decline } = useAnswerRequest(() => void navigate({ to: '/messages' }));
  return (
    <div className={styles.request}>
      <p>{words.requestText(peer ? nameOf(peer) : words.someone)}</p>
      <Row>
        <Button look="primary" busy={accept.isPending} onClick={() => accept.mutate({ conversationId })}>
          {words.accept}
        </Button>
        <Button busy={decline.isPending} onClick={() => decline.mutate({ conversationId })}>
          {words.decline}
        </Button>
      </Row>
    </div>
  );
}
