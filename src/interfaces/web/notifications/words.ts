import type { Notification } from '../../client/index.ts';
import { en, inLanguages, ru } from '../words/languages.ts';

type Kind = NonNullable<Notification['subject']>['kind'];

/** Of what a sentence is made. */
export interface Told {
  /** Names of the people, in the language of the page. */
  readonly who: string;
  readonly people: number;
  readonly count: number;
  readonly kind: Kind | undefined;
}

const english: Readonly<Record<Kind, string>> = {
  user: 'you',
  post: 'your post',
  comment: 'your comment',
  item: 'a piece of yours',
  outfit: 'your outfit',
  occasion: 'your occasion',
  conversation: 'your conversation',
  message: 'your message',
  invite: 'your invite',
  transfer: 'your payment',
  'payment-request': 'your payment request',
  decision: 'a decision about you',
  report: 'your report',
};
const russian: Readonly<Record<Kind, string>> = {
  user: 'вас',
  post: 'вашу запись',
  comment: 'ваш комментарий',
  item: 'вашу вещь',
  outfit: 'ваш образ',
  occasion: 'ваше событие',
  conversation: 'вашу беседу',
  message: 'ваше сообщение',
  invite: 'ваше приглашение',
  transfer: 'ваш платёж',
  'payment-request': 'ваш запрос платежа',
  decision: 'решение о вас',
  report: 'вашу жалобу',
};
const one = (people: number, single: string, several: string) => (people === 1 ? single : several);

export const notificationWords = inLanguages(
  {
    notifications: 'Notifications',
    filters: { all: 'All', unread: 'Unread' },
    shown: 'Which notifications',
    preferences: 'Preferences',
    allRead: 'Mark all as read',
    markRead: 'Mark as read',
    markUnread: 'Mark as unread',
    dismiss: 'Dismiss',
    dismissed: 'The notification is dismissed',
    unread: 'unread',
    empty: 'Nothing new',
    emptyText: 'Here you see when people follow you, react, comment or write to you.',
    actions: 'Actions',
    accept: 'Accept',
    decline: 'Decline',
    answered: 'Answered',
    others: (n: number) => en(n, 'other person', 'other people'),
    told: {
      follow: ({ who, people }: Told) => `${who} now ${one(people, 'follows', 'follow')} you`,
      'follow-request': ({ who, people }: Told) => `${who} ${one(people, 'asks', 'ask')} to follow you`,
      'friend-request': ({ who, people }: Told) => `${who} ${one(people, 'wants', 'want')} to be friends`,
      'friend-accepted': ({ who, people }: Told) => `${who} ${one(people, 'is', 'are')} your friend now`,
      reaction: ({ who, kind = 'post' }: Told) => `${who} reacted to ${english[kind]}`,
      comment: ({ who, count }: Told) =>
        count === 1
          ? `${who} commented on your post`
          : `${en(count, 'new comment', 'new comments')} on your post, by ${who}`,
      reply: ({ who }: Told) => `${who} answered your comment`,
      mention: ({ who }: Told) => `${who} mentioned you`,
      invite: ({ who }: Told) => `${who} invited you to a room`,
      message: ({ who, count }: Told) => `${en(count, 'new message', 'new messages')} from ${who}`,
      occasion: ({ who }: Told) =>
        who === '' ? 'There is news of an occasion' : `There is news from ${who} about an occasion with you`,
      laundry: ({ count }: Told) => `${en(count, 'thing', 'things')} should be back by now`,
      tip: ({ who, kind = 'post' }: Told) => `${who} sent you a tip for ${english[kind]}`,
      payment: ({ who, kind }: Told) =>
        kind === 'transfer' ? `${who} sent you a payment` : `There is news of a payment request with ${who}`,
      moderation: ({ kind }: Told) =>
        kind === 'report'
          ? 'The moderators decided about your report'
          : 'The moderators decided about you or something of yours',
      system: () => 'There is news from Layers',
    },
    preferencesTitle: 'Notification preferences',
    preferencesText: 'What you switch off in the app is in no list, count or digest.',
    type: 'What',
    inApp: 'In the app',
    email: 'By mail',
    types: {
      follow: 'New followers',
      'follow-request': 'Requests to follow you',
      'friend-request': 'Friend requests',
      'friend-accepted': 'New friends',
      reaction: 'Reactions',
      comment: 'Comments on your posts',
      reply: 'Replies to your comments',
      mention: 'Mentions of you',
      invite: 'Invites to rooms',
      message: 'Direct messages',
      occasion: 'Occasions with you',
      laundry: 'Clothes that should be back',
      tip: 'Tips',
      payment: 'Payments and requests for them',
      moderation: 'Decisions of the moderators',
      system: 'News from Layers',
    },
    mails: 'Mails',
    quiet: 'Quiet hours',
    quietText: 'No mails are sent in this time of your day; they wait until it ends.',
    from: 'From',
    until: 'Until',
    digest: 'A daily mail with my unread notifications, at eight in the morning',
    language: 'Language of mails',
    languages: { en: 'English', ru: 'Русский' },
    saved: 'Saved',
    requests: 'Requests',
    discover: 'Discover people',
  },
  {
    notifications: 'Уведомления',
    filters: { all: 'Все', unread: 'Новые' },
    shown: 'Какие уведомления',
    preferences: 'Настройки',
    allRead: 'Прочитать все',
    markRead: 'Отметить прочитанным',
    markUnread: 'Отметить непрочитанным',
    dismiss: 'Убрать',
    dismissed: 'Уведомление убрано',
    unread: 'не прочитано',
    empty: 'Ничего нового',
    emptyText: 'Здесь видно, когда на вас подписываются, реагируют, комментируют и пишут вам.',
    actions: 'Действия',
    accept: 'Принять',
    decline: 'Отклонить',
    answered: 'Ответ отправлен',
    others: (n: number) => `ещё ${ru(n, 'человек', 'человека', 'человек')}`,
    told: {
      follow: ({ who, people }: Told) => `${who} теперь ${one(people, 'читает', 'читают')} вас`,
      'follow-request': ({ who, people }: Told) => `${who} ${one(people, 'хочет', 'хотят')} вас читать`,
      'friend-request': ({ who, people }: Told) =>
        `${who} ${one(people, 'предлагает', 'предлагают')} дружить`,
      'friend-accepted': ({ who }: Told) => `${who} теперь у вас в друзьях`,
      reaction: ({ who, people, kind = 'post' }: Told) =>
        `${who} ${one(people, 'реагирует', 'реагируют')} на ${russian[kind]}`,
      comment: ({ who, people, count }: Told) =>
        count === 1
          ? `${who} ${one(people, 'комментирует', 'комментируют')} вашу запись`
          : `${ru(count, 'новый комментарий', 'новых комментария', 'новых комментариев')} к вашей записи: ${who}`,
      reply: ({ who, people }: Told) => `${who} ${one(people, 'отвечает', 'отвечают')} на ваш комментарий`,
      mention: ({ who, people }: Told) => `${who} ${one(people, 'упоминает', 'упоминают')} вас`,
      invite: ({ who, people }: Told) => `${who} ${one(people, 'приглашает', 'приглашают')} вас в комнату`,
      message: ({ who, count }: Told) =>
        `${ru(count, 'новое сообщение', 'новых сообщения', 'новых сообщений')}: ${who}`,
      occasion: ({ who }: Told) => (who === '' ? 'Новости о событии' : `Новости о событии с вами: ${who}`),
      laundry: ({ count }: Told) => `Сегодня должны вернуться: ${ru(count, 'вещь', 'вещи', 'вещей')}`,
      tip: ({ who, people, kind = 'post' }: Told) =>
        `${who} ${one(people, 'присылает', 'присылают')} вам чаевые за ${russian[kind]}`,
      payment: ({ who, people, kind }: Told) =>
        kind === 'transfer'
          ? `${who} ${one(people, 'присылает', 'присылают')} вам платёж`
          : `Новости о запросе платежа: ${who}`,
      moderation: ({ kind }: Told) =>
        kind === 'report'
          ? 'Модераторы рассмотрели вашу жалобу'
          : 'Модераторы приняли решение, которое касается вас',
      system: () => 'Новости Layers',
    },
    preferencesTitle: 'Настройки уведомлений',
    preferencesText: 'Выключенное в приложении не попадает в список, счётчик и ежедневное письмо.',
    type: 'Что',
    inApp: 'В приложении',
    email: 'По почте',
    types: {
      follow: 'Новые подписчики',
      'follow-request': 'Запросы на подписку',
      'friend-request': 'Предложения дружбы',
      'friend-accepted': 'Новые друзья',
      reaction: 'Реакции',
      comment: 'Комментарии к вашим записям',
      reply: 'Ответы на ваши комментарии',
      mention: 'Упоминания',
      invite: 'Приглашения в комнаты',
      message: 'Личные сообщения',
      occasion: 'События с вами',
      laundry: 'Вещи, которым пора вернуться',
      tip: 'Чаевые',
      payment: 'Платежи и запросы платежей',
      moderation: 'Решения модераторов',
      system: 'Новости Layers',
    },
    mails: 'Письма',
    quiet: 'Тихие часы',
    quietText: 'В это время вашего дня письма не приходят, а ждут его конца.',
    from: 'С',
    until: 'До',
    digest: 'Ежедневное письмо с непрочитанными уведомлениями в восемь утра',
    language: 'Язык писем',
    languages: { en: 'English', ru: 'Русский' },
    saved: 'Сохранено',
    requests: 'Запросы',
    discover: 'Найти людей',
  },
);
