import { usePageTitle } from '../shell/page-title.ts';
import { useWords } from '../words/languages.ts';
import { MessagesFrame } from './frame.tsx';
import { messageWords } from './words.ts';

/** All conversations. */
export function MessagesPage() {
  const words = useWords(messageWords);
  usePageTitle(words.messages);
  return <MessagesFrame />;
}
