import { CallRefused } from '../../client/index.ts';
import { inLanguages, useWords } from './languages.ts';

const general = inLanguages(
  {
    noConnection: 'There is no connection. Try again.',
    failed: 'Something went wrong. Try again.',
    wait: (seconds: number) => `Too much at once. Try again in ${seconds} seconds.`,
    codes: {
      'request.too-many': 'Too many attempts. Wait a little, then try again.',
      'request.overloaded': 'The service is busy. Try again in a moment.',
      'request.conflict': 'Someone changed this at the same time. Look at it again.',
      'identity.log-in-rejected': 'Username or password are wrong.',
      'identity.username-taken': 'This username is taken.',
      'identity.email-taken': 'Another account uses this email address.',
      'identity.password-too-common': 'This password is too easy to guess. Choose another one.',
    },
  },
  {
    noConnection: 'Нет связи. Попробуйте ещё раз.',
    failed: 'Что-то пошло не так. Попробуйте ещё раз.',
    wait: (seconds: number) => `Слишком много сразу. Попробуйте через ${seconds} с.`,
    codes: {
      'request.too-many': 'Слишком много попыток. Подождите немного и попробуйте снова.',
      'request.overloaded': 'Сервис перегружен. Попробуйте через минуту.',
      'request.conflict': 'Кто-то изменил это одновременно с вами. Посмотрите ещё раз.',
      'identity.log-in-rejected': 'Неверное имя или пароль.',
      'identity.username-taken': 'Это имя занято.',
      'identity.email-taken': 'Этот адрес уже у другой учётной записи.',
      'identity.password-too-common': 'Такой пароль слишком легко угадать. Выберите другой.',
    },
  },
);

/** Says what went wrong: a refusal by its code, in the language of the page. */
export function useRefusals(): (error: unknown) => string {
  const words = useWords(general);
  return (error) => {
    if (!(error instanceof CallRefused))
      return error instanceof Error && error.name === 'ConnectionFailed' ? words.noConnection : words.failed;
    const { code, retryAfter, problem } = error;
    if (error.status === 429 && retryAfter !== undefined) return words.wait(retryAfter);
    return (
      (words.codes as Readonly<Record<string, string>>)[code] ?? problem.errors?.[0]?.detail ?? problem.detail
    );
  };
}

/** What is wrong with each field of a form, by its name. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof CallRefused)) return {};
  return Object.fromEntries(
    (error.problem.errors ?? []).map(({ pointer, detail }) => [pointer.slice(1).split('/')[0]!, detail]),
  );
}
