import type { Language, NotificationType, SubjectKind } from '../../../../domain/notifications/types.ts';

/** Values for a sentence about a notification. */
export interface PhraseValues {
  /** Names of the people who did it; empty if nobody did. */
  readonly who: string;
  /** How many people `who` names. */
  readonly people: number;
  /** How many events the notification covers. */
  readonly count: number;
  readonly subject: SubjectKind | null;
  readonly title: string | null;
}

/** All texts of mails in one language. */
export interface Phrases {
  readonly types: Readonly<Record<NotificationType, (values: PhraseValues) => string>>;
  /** Lists names and how many more people there are. */
  readonly people: (names: readonly string[], more: number) => string;
  readonly digest: (count: number) => string;
  readonly greeting: (name: string) => string;
  readonly open: string;
  readonly why: string;
  readonly unsubscribe: string;
}

type Forms = { readonly [R in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Picks the plural form for a number. */
export function plural(language: Language): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}

/** `ann`, `ann and ben`. */
export function listed(language: Language): (names: readonly string[]) => string {
  const format = new Intl.ListFormat(language, { type: 'conjunction' });
  return (names) => format.format(names);
}
