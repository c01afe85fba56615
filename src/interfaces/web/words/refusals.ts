import { CallRefused } from '../../client/index.ts';
import { language } from '../shell/settings.ts';
import { Store, useStore } from '../shell/store.ts';
import { fieldProblemInWords } from './field-problems.ts';
import { inLanguages, useWords } from './languages.ts';

const general = inLanguages(
  {
    noConnection: 'There is no connection. Try again.',
    failed: 'Something went wrong. Try again.',
    wait: (seconds: number) =>
      seconds > 90
        ? `Too much at once. Try again in ${Math.ceil(seconds / 60)} minutes.`
        : `Too much at once. Try again in ${seconds} seconds.`,
  },
  {
    noConnection: 'Нет связи. Попробуйте ещё раз.',
    failed: 'Что-то пошло не так. Попробуйте ещё раз.',
    wait: (seconds: number) =>
      seconds > 90
        ? `Слишком много сразу. Попробуйте через ${Math.ceil(seconds / 60)} мин.`
        : `Слишком много сразу. Попробуйте через ${seconds} с.`,
  },
);

// Loaded when they are needed: who reads English never gets them.
const russian = new Store<Readonly<Record<string, string>>>({});
const load = () => {
  if (language.get() === 'ru')
    void import('./refusals-ru.ts').then(({ refusalsInRussian }) => russian.set(refusalsInRussian));
};
load();
language.subscribe(load);

/** Says what went wrong, in the language of the page. */
export function useRefusals(): (error: unknown) => string {
  const words = useWords(general);
  const isRussian = useStore(language) === 'ru';
  const inRussian = useStore(russian);
  return (error) => {
    if (!(error instanceof CallRefused))
      return error instanceof Error && error.name === 'ConnectionFailed' ? words.noConnection : words.failed;
    const { code, retryAfter, problem } = error;
    if (error.status === 429 && retryAfter !== undefined) return words.wait(retryAfter);
    const known = isRussian ? inRussian[code] : undefined;
    // A code of its own says more than its fields; an invalid form is told by its first field.
    const [first] = problem.errors ?? [];
    return code === 'request.invalid-fields' && first
      ? fieldProblemInWords(first)
      : (known ?? problem.detail);
  };
}

/** What is wrong with each field of a form, by its name. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof CallRefused)) return {};
  return Object.fromEntries(
    (error.problem.errors ?? []).map((one) => [
      one.pointer.slice(1).split('/')[0]!,
      fieldProblemInWords(one),
    ]),
  );
}
