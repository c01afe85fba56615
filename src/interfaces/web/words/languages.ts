import { type Language, language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';

/** The same words, with other texts. */
type Same<W> = {
  readonly [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Same<W[K]>;
};
export type Words<W> = Readonly<Record<Language, Same<W>>>;

/** The words of a part of the app in all languages. A word that one language lacks does not compile. */
export const inLanguages = <const W>(en: W, ru: Same<W>): Words<W> => ({ en: en as Same<W>, ru });

export const useWords = <W>(words: Words<W>): Same<W> => words[useStore(language)];

/** For what is not a component. */
export const wordsOf = <W>(words: Words<W>): Same<W> => words[language.get()];

const rules = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };

/** `3 comments`: the form that English needs for a number. */
export const en = (n: number, one: string, other: string): string =>
  `${n} ${rules.en.select(n) === 'one' ? one : other}`;

/** `3 комментария`: the form that Russian needs for a number (1, 3, 5). */
export const ru = (n: number, one: string, few: string, many: string): string =>
  `${n} ${{ one, few, many, other: many, zero: many, two: few }[rules.ru.select(n)]}`;
