import type { FieldProblem } from '../../client/index.ts';
import { en, inLanguages, ru, wordsOf } from './languages.ts';

const problems = inLanguages(
  {
    required: 'This is needed.',
    'unknown-field': 'The service does not know this.',
    'wrong-type': 'This does not belong here.',
    'wrong-format': 'This is not written as it should be.',
    'wrong-characters': 'It has characters that are not allowed.',
    tooShort: (n: number) => `At least ${en(n, 'character', 'characters')}.`,
    tooLong: (n: number) => `At most ${en(n, 'character', 'characters')}.`,
    tooFew: (n: number) => `At least ${n}.`,
    tooMany: (n: number) => `At most ${n}.`,
    tooSmall: (n: number) => `Not less than ${n}.`,
    tooLarge: (n: number) => `Not more than ${n}.`,
    'not-an-option': 'This is none of the possible values.',
    'not-an-email': 'This is no email address.',
    'not-a-link': 'This is no link: it begins with https://.',
    'not-a-day': 'There is no such day.',
    'not-a-username': '3 to 30 of the letters a–z, digits, dots and underscores.',
    duplicate: 'Something is there twice.',
    conflicting: 'This contradicts another field.',
    'not-yours': 'It is not there any more, or not yours to use.',
    'in-the-past': 'That time is past.',
    'before-start': 'It ends before it begins.',
    'easily-guessed': 'It is too easy to guess.',
    breached: 'It is known from a leak of passwords. Choose another.',
    expired: 'It is no longer valid.',
  },
  {
    required: 'Это нужно заполнить.',
    'unknown-field': 'Сервис этого не знает.',
    'wrong-type': 'Сюда это не подходит.',
    'wrong-format': 'Это записано неправильно.',
    'wrong-characters': 'Здесь есть недопустимые символы.',
    tooShort: (n: number) => `Не меньше ${ru(n, 'символа', 'символов', 'символов')}.`,
    tooLong: (n: number) => `Не больше ${ru(n, 'символа', 'символов', 'символов')}.`,
    tooFew: (n: number) => `Не меньше ${n}.`,
    tooMany: (n: number) => `Не больше ${n}.`,
    tooSmall: (n: number) => `Не меньше ${n}.`,
    tooLarge: (n: number) => `Не больше ${n}.`,
    'not-an-option': 'Такого значения нет среди возможных.',
    'not-an-email': 'Это не адрес почты.',
    'not-a-link': 'Это не ссылка: она начинается с https://.',
    'not-a-day': 'Такого дня нет.',
    'not-a-username': 'От 3 до 30 латинских букв, цифр, точек и подчёркиваний.',
    duplicate: 'Что-то указано дважды.',
    conflicting: 'Это противоречит другому полю.',
    'not-yours': 'Этого больше нет, или это не ваше.',
    'in-the-past': 'Это время уже прошло.',
    'before-start': 'Конец раньше начала.',
    'easily-guessed': 'Это слишком легко угадать.',
    breached: 'Этот пароль известен из утечки. Выберите другой.',
    expired: 'Срок действия истёк.',
  },
);

const limits = {
  'too-short': 'tooShort',
  'too-long': 'tooLong',
  'too-few': 'tooFew',
  'too-many': 'tooMany',
  'too-small': 'tooSmall',
  'too-large': 'tooLarge',
} as const;

type Told = Pick<FieldProblem, 'kind' | 'detail'> & { readonly limit?: number | undefined };

/** What is wrong with a field, in the language of the page; in English where nothing more is known. */
export function fieldProblemInWords({ kind, limit, detail }: Told): string {
  const words = wordsOf(problems);
  // One character is all that is missing: nothing was written.
  if ((kind === 'too-short' || kind === 'too-few') && limit === 1) return words.required;
  if (kind in limits) return words[limits[kind as keyof typeof limits]](limit ?? 0);
  return kind in words ? (words[kind as keyof typeof words] as string) : detail;
}
