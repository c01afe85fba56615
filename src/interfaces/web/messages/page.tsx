import type { ReactNode } from 'react';
import { ArrowLeft } from 'react-feather';
import { usePageTitle } from '../shell/page-title.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { MessagesFrame } from './frame.tsx';
import styles from './messages.module.css';
import { messageWords } from './words.ts';

/** A page beside the conversations that is not a chat. */
export function SidePage({ title, children }: { title: string; children: ReactNode }) {
  const words = useWords(messageWords);
  usePageTitle(title);
  return (
    <MessagesFrame>
      <div className={styles.inner}>
        <Stack>
          <ButtonLink to="/messages" look="quiet" className={styles.back ?? ''}>
            <ArrowLeft aria-hidden="true" size={18} />
            {words.back}
          </ButtonLink>
          <h1>{title}</h1>
          {children}
        </Stack>
      </div>
    </MessagesFrame>
  );
}
