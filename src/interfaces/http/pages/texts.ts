import type { Language } from '../../../domain/kernel/language.ts';

interface PageTexts {
  readonly title: string;
  readonly explanation: string;
  readonly button: string;
  readonly done: string;
  /** The link to where the web app continues. */
  readonly next: string;
}

/** The texts of the pages in one language. */
export interface Texts {
  readonly 'verify-email': PageTexts;
  readonly 'reset-password': PageTexts & { readonly password: string; readonly passwordHint: string };
  readonly unsubscribe: PageTexts;
  /** What to tell the person, by the code of a refusal. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly noToken: string;
  readonly failed: string;
  /** The link to this page in the other language, in that language. */
  readonly otherLanguage: string;
}

const english: Texts = {
  'verify-email': {
    title: 'Confirm your email address',
    explanation: 'Press the button to confirm that this email address is yours.',
    button: 'Confirm the address',
    done: 'Your email address is confirmed. You can close this page.',
    next: 'Open Layers',
  },
  'reset-password': {
    title: 'Choose a new password',
    explanation: 'You will be signed out on all devices.',
    password: 'New password',
    passwordHint: '8 to 128 characters, and not easy to guess.',
    button: 'Save the password',
    done: 'Your password is changed. Sign in with the new one.',
    next: 'Sign in',
  },
  unsubscribe: {
    title: 'Stop mails of this kind?',
    explanation: 'Press the button to stop mails of this kind. You can turn them on again in the settings.',
    button: 'Unsubscribe',
    done: 'You will get no more mails of this kind.',
    next: 'Settings of notifications',
  },
  refusals: {
    'identity.mail-token-rejected': 'This link is no longer valid. Ask for a new mail.',
    'identity.email-taken': 'Another account uses this email address by now.',
    'identity.password-too-common': 'This password is too easy to guess. Choose another one.',
    'notifications.unsubscribe-token-rejected': 'This link is damaged. Open it from the mail again.',
    'request.too-many': 'Too many attempts. Wait a few minutes, then try again.',
  },
  noToken: 'This link is incomplete. Open it from the mail again.',
  failed: 'This did not work. Try again later.',
  otherLanguage: 'По-русски',
};

const russian: Texts = {
  'verify-email': {
    title: 'Подтвердите адрес почты',
    explanation: 'Нажмите кнопку, чтобы подтвердить, что этот адрес почты ваш.',
    button: 'Подтвердить адрес',
    done: 'Адрес почты подтверждён. Страницу можно закрыть.',
    next: 'Открыть Layers',
  },
  'reset-password': {
    title: 'Выберите новый пароль',
    explanation: 'На всех устройствах придётся войти заново.',
    password: 'Новый пароль',
    passwordHint: 'От 8 до 128 знаков; такой, который трудно угадать.',
    button: 'Сохранить пароль',
    done: 'Пароль изменён. Войдите с новым паролем.',
    next: 'Войти',
  },
  unsubscribe: {
    title: 'Больше не присылать такие письма?',
    explanation: 'Нажмите кнопку, чтобы не получать таких писем. Их можно снова включить в настройках.',
    button: 'Отписаться',
    done: 'Такие письма больше не будут приходить.',
    next: 'Настройки уведомлений',
  },
  refusals: {
    'identity.mail-token-rejected': 'Ссылка больше не действует. Запросите новое письмо.',
    'identity.email-taken': 'Этот адрес почты уже занят другой учётной записью.',
    'identity.password-too-common': 'Такой пароль слишком легко угадать. Выберите другой.',
    'notifications.unsubscribe-token-rejected': 'Ссылка повреждена. Откройте её из письма ещё раз.',
    'request.too-many': 'Слишком много попыток. Подождите несколько минут и попробуйте снова.',
  },
  noToken: 'Ссылка неполная. Откройте её из письма ещё раз.',
  failed: 'Не получилось. Попробуйте позже.',
  otherLanguage: 'In English',
};

export const texts: Readonly<Record<Language, Texts>> = { en: english, ru: russian };
