import type { Language } from '../../../../domain/kernel/language.ts';

/** The texts of mails about an account, in one language. */
export interface AccountMailTexts {
  readonly greeting: (name: string) => string;
  readonly verify: Texts & Action;
  readonly reset: Texts & Action;
  readonly emailChange: (email: string) => Texts;
  readonly passwordChanged: Texts;
  readonly orEnterCode: string;
  readonly why: string;
}
export interface Texts {
  readonly subject: string;
  readonly before: string;
  /** What to do if it was someone else. */
  readonly after: string;
}
interface Action {
  readonly action: string;
}

const english: AccountMailTexts = {
  greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  verify: {
    subject: 'Confirm your email address',
    before:
      'Someone, hopefully you, gave this address to Layers. Open the link within 30 minutes to confirm it.',
    action: 'Confirm the address',
    after: 'If it was not you, ignore this mail.',
  },
  reset: {
    subject: 'Choose a new password',
    before:
      'Someone, hopefully you, asked for a new password for your Layers account. Open the link within 30 minutes to ' +
      'choose one. It signs you out everywhere.',
    action: 'Choose a new password',
    after: 'If it was not you, ignore this mail: your password stays as it is.',
  },
  emailChange: (email) => ({
    subject: 'Your email address is about to change',
    before: `Your Layers account is to use the address ${email} from now on, as soon as it is confirmed.`,
    after: 'If it was not you, change your password at once: someone knows it.',
  }),
  passwordChanged: {
    subject: 'Your password was changed',
    before: 'The password of your Layers account was changed, and other devices were signed out.',
    after: 'If it was not you, ask for a password reset at once.',
  },
  orEnterCode: 'If your app asks for a code, enter this one:',
  why: 'You get this mail because it concerns the safety of a Layers account.',
};

const russian: AccountMailTexts = {
  greeting: (name) => (name === '' ? 'Здравствуйте!' : `Здравствуйте, ${name}!`),
  verify: {
    subject: 'Подтвердите адрес почты',
    before:
      'Кто-то (надеемся, вы) указал этот адрес в Layers. Откройте ссылку в течение 30 минут, чтобы подтвердить его.',
    action: 'Подтвердить адрес',
    after: 'Если это были не вы, ничего делать не нужно.',
  },
  reset: {
    subject: 'Выберите новый пароль',
    before:
      'Кто-то (надеемся, вы) запросил новый пароль для вашей учётной записи Layers. Откройте ссылку в течение 30 минут, ' +
      'чтобы выбрать его. На всех устройствах придётся войти заново.',
    action: 'Выбрать новый пароль',
    after: 'Если это были не вы, ничего делать не нужно: пароль останется прежним.',
  },
  emailChange: (email) => ({
    subject: 'Адрес вашей почты скоро изменится',
    before: `Ваша учётная запись Layers перейдёт на адрес ${email}, как только он будет подтверждён.`,
    after: 'Если это были не вы, сразу смените пароль: его кто-то знает.',
  }),
  passwordChanged: {
    subject: 'Ваш пароль изменён',
    before: 'Пароль вашей учётной записи Layers изменён, на других устройствах выполнен выход.',
    after: 'Если это были не вы, сразу запросите сброс пароля.',
  },
  orEnterCode: 'Если приложение просит код, введите этот:',
  why: 'Вы получили это письмо, потому что оно касается безопасности учётной записи Layers.',
};

export const accountMailTexts: Readonly<Record<Language, AccountMailTexts>> = { en: english, ru: russian };
