import { wordsOf } from '../../../domain/kernel/words.ts';

const mostTerms = 12;

export const termsOf = (person: { readonly username: string; readonly name: string }): string[] =>
  [...new Set([...wordsOf(person.name), ...wordsOf(person.username)])].slice(0, mostTerms);
