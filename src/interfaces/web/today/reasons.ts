type Rule = readonly [pattern: RegExp, ru: (...parts: string[]) => string];

const comfort = (how: string) => new RegExp(`^${how} for (\\S+) °C: (\\S+) clo where (\\S+) is comfortable$`);

// The service gives reasons in English words; a test holds these patterns equal to what it says.
const rules: readonly Rule[] = [
  [comfort('right'), (t, has, needs) => `в самый раз для ${t} °C: ${has} clo при нужных ${needs}`],
  [comfort('rather light'), (t, has, needs) => `легковато для ${t} °C: ${has} clo при нужных ${needs}`],
  [comfort('rather warm'), (t, has, needs) => `жарковато для ${t} °C: ${has} clo при нужных ${needs}`],
  [/^keeps the rain off$/, () => 'защищает от дождя'],
  [/^nothing of it is waterproof$/, () => 'ничто из этого не защищает от дождя'],
  [/^as formal as asked$/, () => 'нужная степень строгости'],
  [/^not quite as formal as asked$/, () => 'не совсем та степень строгости'],
  [/^the colours go together$/, () => 'цвета сочетаются'],
  [/^for spring$/, () => 'для весны'],
  [/^for summer$/, () => 'для лета'],
  [/^for autumn$/, () => 'для осени'],
  [/^for winter$/, () => 'для зимы'],
  [/^not worn like this lately$/, () => 'давно не надевалось в таком сочетании'],
  [/^(.+) has never been worn$/, (name) => `${name}: ещё ни разу не надето`],
  [/^(.+) has not been worn for (\d+) days$/, (name, days) => `${name}: не надевалось дней: ${days}`],
  ...(
    [
      ['shirt or other top', 'рубашки или другого верха'],
      ['trousers, skirt or other bottom', 'брюк, юбки или другого низа'],
      ['dress or jumpsuit', 'платья или комбинезона'],
      ['suit', 'костюма'],
      ['shoes', 'обуви'],
    ] as const
  ).flatMap(([en, ru]): Rule[] => [
    [new RegExp(`^no clean ${en}$`), () => `нет чистой одежды: ${ru}`],
    [new RegExp(`^no ${en} in the closet$`), () => `нет в шкафу: ${ru}`],
    [new RegExp(`^no ${en}$`), () => `нет ${ru}`],
  ]),
];

/** A reason of the service in the language of the page; as it came when it is a new one. */
export function reasonIn(language: 'en' | 'ru', reason: string): string {
  if (language === 'en') return reason;
  for (const [pattern, ru] of rules) {
    const found = pattern.exec(reason);
    if (found) return ru(...found.slice(1));
  }
  return reason;
}

/** Whether a wash may help. */
export const isAboutWashing = (reason: string): boolean => reason.startsWith('no clean ');
