import type { Language } from '../../../../domain/kernel/language.ts';
import type { Texts } from './texts.ts';

/** The texts of mails about second factors, in one language. */
export interface FactorMailTexts {
  readonly added: Texts;
  readonly removed: Texts;
  readonly codesRenewed: Texts;
  /** `left`: codes that can still be used. */
  readonly codeUsed: (left: number) => Texts;
  readonly guessed: Texts;
  readonly passkeyAdded: Texts;
  readonly passkeyCopied: Texts;
}

const english: FactorMailTexts = {
  added: {
    subject: 'A second factor was added',
    before:
      'Signing in to your Layers account now takes a second factor that was added just now, or a recovery code. Former ' +
      'recovery codes no longer work.',
    after:
      'If it was not you, change your password at once and remove the factor: someone knows your password.',
  },
  removed: {
    subject: 'A second factor was removed',
    before: 'A second factor of your Layers account was removed. It can no longer be used to sign in.',
    after: 'If it was not you, change your password at once: someone knows it.',
  },
  codesRenewed: {
    subject: 'Your recovery codes were renewed',
    before: 'Your Layers account has new recovery codes. The former ones no longer work.',
    after: 'If it was not you, change your password at once: someone knows it.',
  },
  codeUsed: (left) => ({
    subject: 'A recovery code was used',
    before: `Someone, hopefully you, signed in to your Layers account with a recovery code. Codes left: ${left}.`,
    after:
      'If it was not you, change your password at once and renew your recovery codes: someone knows both.',
  }),
  guessed: {
    subject: 'Someone knows your password',
    before:
      'Someone gave the right password of your Layers account, and then five wrong codes. They were not signed in.',
    after: 'If it was not you, change your password: someone knows it.',
  },
  passkeyAdded: {
    subject: 'A passkey was added',
    before:
      'A passkey was added to your Layers account. It signs in without a password, and signing in by password now takes ' +
      'it, another factor, or a recovery code.',
    after:
      'If it was not you, change your password at once and remove the passkey: someone knows your password.',
  },
  passkeyCopied: {
    subject: 'A passkey may have been copied',
    before:
      'A passkey of your Layers account was refused: its counter shows that there are two copies of it, or that it was ' +
      'reset.',
    after: 'Remove this passkey in your settings and add a new one. Others go on working.',
  },
};

const russian: FactorMailTexts = {
  added: {
    subject: 'Добавлен второй фактор',
    before:
      'Теперь для входа в вашу учётную запись Layers нужен только что добавленный второй фактор или резервный код. ' +
      'Прежние резервные коды больше не действуют.',
    after: 'Если это были не вы, сразу смените пароль и удалите этот фактор: ваш пароль кто-то знает.',
  },
  removed: {
    subject: 'Второй фактор удалён',
    before: 'Второй фактор вашей учётной записи Layers удалён. Войти с ним больше нельзя.',
    after: 'Если это были не вы, сразу смените пароль: его кто-то знает.',
  },
  codesRenewed: {
    subject: 'Резервные коды обновлены',
    before: 'У вашей учётной записи Layers новые резервные коды. Прежние больше не действуют.',
    after: 'Если это были не вы, сразу смените пароль: его кто-то знает.',
  },
  codeUsed: (left) => ({
    subject: 'Использован резервный код',
    before: `Кто-то (надеемся, вы) вошёл в вашу учётную запись Layers по резервному коду. Осталось кодов: ${left}.`,
    after: 'Если это были не вы, сразу смените пароль и обновите резервные коды: кто-то знает и то и другое.',
  }),
  guessed: {
    subject: 'Кто-то знает ваш пароль',
    before:
      'Кто-то ввёл верный пароль вашей учётной записи Layers, а затем пять неверных кодов. Войти ему не удалось.',
    after: 'Если это были не вы, смените пароль: его кто-то знает.',
  },
  passkeyAdded: {
    subject: 'Добавлен ключ доступа',
    before:
      'К вашей учётной записи Layers добавлен ключ доступа. С ним можно войти без пароля, а для входа по паролю теперь ' +
      'нужен он, другой фактор или резервный код.',
    after: 'Если это были не вы, сразу смените пароль и удалите этот ключ: ваш пароль кто-то знает.',
  },
  passkeyCopied: {
    subject: 'Возможно, ваш ключ доступа скопирован',
    before:
      'Ключ доступа вашей учётной записи Layers отклонён: по его счётчику видно, что есть две его копии или что его ' +
      'сбросили.',
    after: 'Удалите этот ключ в настройках и добавьте новый. Остальные продолжают действовать.',
  },
};

export const factorMailTexts: Readonly<Record<Language, FactorMailTexts>> = { en: english, ru: russian };
