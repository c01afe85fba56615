import { inLanguages } from '../words/languages.ts';

export const welcomeWords = inLanguages(
  {
    title: 'Your wardrobe, shared',
    text: 'Keep your clothes and outfits, plan what to wear, and see what your friends wear today.',
    signUp: 'Create account',
    signIn: 'Sign in',
    first: {
      title: 'Know what to wear',
      text: 'Outfits from what you own and what is clean, planned for each day.',
    },
    second: { title: 'Show it', text: 'Post an outfit with the clothes in it. You decide who sees what.' },
    third: { title: 'Talk about it', text: 'Rooms and direct messages, as they are written.' },
  },
  {
    title: 'Ваш гардероб — вместе с друзьями',
    text: 'Храните вещи и образы, планируйте, что надеть, и смотрите, что сегодня носят друзья.',
    signUp: 'Создать аккаунт',
    signIn: 'Войти',
    first: {
      title: 'Знать, что надеть',
      text: 'Образы из того, что у вас есть и что чистое, на каждый день.',
    },
    second: { title: 'Показать', text: 'Публикуйте образ вместе с вещами. Кто что видит, решаете вы.' },
    third: { title: 'Обсудить', text: 'Комнаты и личные сообщения, без задержки.' },
  },
);
