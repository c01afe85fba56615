import type { Me } from '../../client/index.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { useWords } from '../words/languages.ts';
import { adminWords } from './words.ts';

/** `suspended until 3 May 2027, 10:00`. */
export function SuspensionText({ of }: { of: NonNullable<Me['suspension']> }) {
  const words = useWords(adminWords);
  const locale = useStore(language);
  if (of.until === null) return <>{words.suspendedForGood}</>;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return <time dateTime={of.until}>{words.suspendedUntil(format.format(new Date(of.until)))}</time>;
}
