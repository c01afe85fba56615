import type { Language, NotificationType, SubjectKind } from '../../../domain/notifications/types.ts';

/** What a sentence about a notification is made of. */
export interface Told {
  /** Who did it, in words; empty where nobody did. */
  readonly who: string;
  /** How many people that is. */
  readonly people: number;
  /** How many things happened. */
  readonly count: number;
  readonly subject: SubjectKind | null;
  readonly title: string | null;
}

/** All that mails say in one language. */
export interface Phrases {
  readonly types: Readonly<Record<NotificationType, (told: Told) => string>>;
  /** Names, and how many more there are. */
  readonly people: (names: readonly string[], more: number) => string;
  readonly digest: (count: number) => string;
  readonly greeting: (name: string) => string;
  readonly open: string;
  readonly why: string;
  readonly unsubscribe: string;
}

type Forms = { readonly [R in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** The form of words that goes with a number. */
export function plural(language: Language): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}

/** `ann`, `ann and ben`: as a language lists names. */
export function listed(language: Language): (names: readonly string[]) => string {
  const format = new Intl.ListFormat(language, { type: 'conjunction' });
  return (names) => format.format(names);
}
