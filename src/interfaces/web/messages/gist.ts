import { useWords } from '../words/languages.ts';
import type { SeenMessage } from './rows.ts';
import { messageWords } from './words.ts';

/** A message in a few words. */
export function useGist(): (message: Pick<SeenMessage, 'text' | 'files' | 'refs' | 'deletedAt'>) => string {
  const words = useWords(messageWords);
  return ({ text, files, refs, deletedAt }) => {
    if (deletedAt !== null) return words.deleted;
    if (text !== '') return text;
    if (files.length > 0) return words.image;
    if (refs.some(({ kind }) => kind === 'envelope')) return words.gift;
    return refs.length > 0 ? words.shared : '';
  };
}
