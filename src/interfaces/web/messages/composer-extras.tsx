import { useState } from 'react';
import { Gift, Layers, Plus } from 'react-feather';
import type { ConversationView } from '../../client/index.ts';
import { type Thing, ThingsDialog } from '../posts/card.tsx';
import { postWords } from '../posts/words.ts';
import { Menu } from '../ui/menu.tsx';
import { GiftDialog } from '../wallet/card.tsx';
import { walletWords } from '../wallet/words.ts';
import { useWords } from '../words/languages.ts';
import { messageWords } from './words.ts';

interface Props {
  readonly card: ConversationView;
  readonly things: readonly Thing[];
  readonly onThings: (things: readonly Thing[]) => void;
}

const size = 18;

/** What a message can carry beside text and files: clothes and outfits, or a gift. */
export function ComposerExtras({ card, things, onThings }: Props) {
  const words = useWords(messageWords);
  const posts = useWords(postWords);
  const wallet = useWords(walletWords);
  const [open, setOpen] = useState<'things' | 'gift'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu
        label={words.add}
        icon={<Plus aria-hidden="true" />}
        items={[
          {
            label: posts.addThings,
            icon: <Layers aria-hidden="true" size={size} />,
            onSelect: () => setOpen('things'),
          },
          {
            label: wallet.sendGift,
            icon: <Gift aria-hidden="true" size={size} />,
            onSelect: () => setOpen('gift'),
          },
        ]}
      />
      <ThingsDialog of={things} onChange={onThings} open={open === 'things'} onClose={close} />
      <GiftDialog
        conversationId={card.id}
        others={card.kind === 'room' ? card.memberCount - 1 : undefined}
        open={open === 'gift'}
        onClose={close}
      />
    </>
  );
}
