import { inLanguages } from '../../words/languages.ts';

export const sendWords = inLanguages(
  {
    text: 'Message',
    find: 'Conversation or person',
    send: 'Send',
    sendTo: (name: string) => `Send to ${name}`,
    sent: 'Sent',
    sentTo: (name: string) => `Sent to ${name}`,
    people: 'People',
    noConversations: 'Search for someone to send it to.',
    onlyYou: 'Only you see this. Others see it in the message once you show it to them.',
  },
  {
    text: 'Сообщение',
    find: 'Беседа или человек',
    send: 'Отправить',
    sendTo: (name: string) => `Отправить: ${name}`,
    sent: 'Отправлено',
    sentTo: (name: string) => `Отправлено: ${name}`,
    people: 'Люди',
    noConversations: 'Найдите, кому это отправить.',
    onlyYou: 'Это видите только вы. Другие увидят это в сообщении, когда вы им это покажете.',
  },
);
