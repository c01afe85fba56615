import { en, inLanguages, ru } from './languages.ts';

export const reactionWords = inLanguages(
  {
    react: 'React',
    reacted: (kind: string) => `Your reaction: ${kind}. Take it back`,
    kinds: { like: 'Like', love: 'Love', happy: 'Happy', wow: 'Wow', sad: 'Sad', angry: 'Angry' },
    count: (n: number) => en(n, 'reaction', 'reactions'),
    who: 'Who reacted',
    nobody: 'Nobody has reacted.',
  },
  {
    react: 'Реакция',
    reacted: (kind: string) => `Ваша реакция: ${kind}. Убрать`,
    kinds: {
      like: 'Нравится',
      love: 'Люблю',
      happy: 'Радует',
      wow: 'Ого',
      sad: 'Грустно',
      angry: 'Злит',
    },
    count: (n: number) => ru(n, 'реакция', 'реакции', 'реакций'),
    who: 'Кто отреагировал',
    nobody: 'Реакций нет.',
  },
);
