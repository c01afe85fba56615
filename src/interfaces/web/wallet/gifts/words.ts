import { en, inLanguages, ru } from '../../words/languages.ts';

export const giftWords = inLanguages(
  {
    sendAmount: (amount: string) => `Send ${amount}`,
    sent: 'The gift is sent',
    hint: 'What nobody takes within 24 hours comes back to you.',
    shares: 'Shares',
    sharesHint: 'How many people can take one',
    split: 'How it is divided',
    splits: { equal: 'Into equal shares', random: 'By chance' },
    tooManyShares: 'There are more shares than the amount can be divided into',
    from: (name: string) => `Gift from ${name}`,
    own: 'Your gift',
    inShares: (amount: string, n: number, split: 'equal' | 'random') =>
      n === 1
        ? amount
        : `${amount} in ${en(n, 'share', 'shares')}, ${split === 'equal' ? 'equal' : 'by chance'}`,
    left: (left: number, of: number) => `${left} of ${of} left`,
    ends: 'ends',
    take: 'Take a share',
    takeFrom: (name: string) => `Take a share of the gift from ${name}`,
    took: (amount: string) => `You got ${amount}`,
    empty: 'Everything is taken',
    over: (name: string) => `It is over. What was left went back to ${name}.`,
    overOwn: 'It is over. What was left came back to you.',
    who: 'Who got what',
    notShown: 'You cannot see this gift any more.',
  },
  {
    sendAmount: (amount: string) => `Отправить ${amount}`,
    sent: 'Подарок отправлен',
    hint: 'Что никто не возьмёт за 24 часа, вернётся к вам.',
    shares: 'Долей',
    sharesHint: 'Сколько человек смогут взять по одной',
    split: 'Как делится',
    splits: { equal: 'Поровну', random: 'Как повезёт' },
    tooManyShares: 'Долей больше, чем можно разделить эту сумму',
    from: (name: string) => `Подарок, отправитель ${name}`,
    own: 'Ваш подарок',
    inShares: (amount: string, n: number, split: 'equal' | 'random') =>
      n === 1
        ? amount
        : `${amount} на ${ru(n, 'долю', 'доли', 'долей')}, ${split === 'equal' ? 'поровну' : 'как повезёт'}`,
    left: (left: number, of: number) => `осталось ${left} из ${of}`,
    ends: 'закончится',
    take: 'Взять долю',
    takeFrom: (name: string) => `Взять долю подарка, отправитель ${name}`,
    took: (amount: string) => `Вам досталось ${amount}`,
    empty: 'Всё разобрали',
    over: (name: string) => `Время вышло. Остаток вернулся, отправитель ${name}.`,
    overOwn: 'Время вышло. Остаток вернулся к вам.',
    who: 'Кому сколько',
    notShown: 'Этот подарок вам больше не виден.',
  },
);
