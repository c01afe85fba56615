import type { SubjectKind } from '../../../../domain/notifications/types.ts';
import { listed, type Phrases, plural } from './phrases.ts';

const form = plural('ru');
const list = listed('ru');
const counted = (count: number, one: string, few: string, many: string) =>
  `${count} ${form(count, { one, few, many, other: few })}`;

const yours: Readonly<Record<SubjectKind, string>> = {
  user: 'вас',
  post: 'вашу публикацию',
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
// Verbs agree with whether one or several people are named, not with the last digit. The present tense needs no gender.
const those = (people: number, one: string, many: string) => (people === 1 ? one : many);

export const russian: Phrases = {
  types: {
    follow: ({ who, people }) => `${who} теперь ${those(people, 'читает', 'читают')} вас`,
    'follow-request': ({ who, people }) => `${who} ${those(people, 'хочет', 'хотят')} вас читать`,
    'friend-request': ({ who, people }) => `${who} ${those(people, 'предлагает', 'предлагают')} дружить`,
    'friend-accepted': ({ who }) => `${who} теперь у вас в друзьях`,
    reaction: ({ who, people, subject }) =>
      `${who} ${those(people, 'реагирует', 'реагируют')} на ${yours[subject ?? 'post']}`,
    comment: ({ who, people, count }) =>
      count === 1
        ? `${who} ${those(people, 'комментирует', 'комментируют')} вашу публикацию`
        : `${counted(count, 'новый комментарий', 'новых комментария', 'новых комментариев')} к вашей публикации: ${who}`,
    reply: ({ who, people }) => `${who} ${those(people, 'отвечает', 'отвечают')} на ваш комментарий`,
    mention: ({ who, people }) => `${who} ${those(people, 'упоминает', 'упоминают')} вас`,
    invite: ({ who, people }) => `${who} ${those(people, 'приглашает', 'приглашают')} вас в комнату`,
    message: ({ who, count }) =>
      `${counted(count, 'новое сообщение', 'новых сообщения', 'новых сообщений')}: ${who}`,
    occasion: ({ who }) => `Новости о событии с вами: ${who}`,
    laundry: ({ count }) => `Сегодня должны вернуться: ${counted(count, 'вещь', 'вещи', 'вещей')}`,
    tip: ({ who, people, subject }) =>
      `${who} ${those(people, 'присылает', 'присылают')} вам чаевые за ${yours[subject ?? 'post']}`,
    payment: ({ who, people, subject }) =>
      subject === 'payment-request'
        ? `Новости о запросе платежа: ${who}`
        : `${who} ${those(people, 'присылает', 'присылают')} вам платёж`,
    moderation: ({ subject }) =>
      subject === 'report'
        ? 'Модераторы рассмотрели вашу жалобу'
        : 'Модераторы приняли решение, которое касается вас',
    system: ({ title }) => title ?? 'Новости Layers',
  },
  people: (names, more) =>
    list(more > 0 ? [...names, `ещё ${counted(more, 'человек', 'человека', 'человек')}`] : [...names]),
  digest: (count) =>
    `Вас ${form(count, { one: 'ждёт', other: 'ждут' })} ${counted(count, 'уведомление', 'уведомления', 'уведомлений')}`,
  greeting: (name) => `Здравствуйте, ${name}!`,
  open: 'Открыть Layers',
  why: 'Вы получили это письмо, потому что у вас есть учётная запись Layers.',
  unsubscribe: 'Больше не присылать таких писем',
};
