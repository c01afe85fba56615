// The service gives reasons in English words; tests hold these patterns equal to what it says.

const warmth: Readonly<Record<string, string>> = {
  right: 'в самый раз',
  'rather light': 'легковато',
  'rather warm': 'жарковато',
};
const seasons: Readonly<Record<string, string>> = {
  spring: 'весны',
  summer: 'лета',
  autumn: 'осени',
  winter: 'зимы',
};
const roles: Readonly<Record<string, string>> = {
  'shirt or other top': 'рубашки или другого верха',
  'trousers, skirt or other bottom': 'брюк, юбки или другого низа',
  'dress or jumpsuit': 'платья или комбинезона',
  suit: 'костюма',
  shoes: 'обуви',
};
const roleIn = (name: string) => roles[name] ?? name;

type Rule = readonly [pattern: RegExp, ru: (...parts: string[]) => string];
const rules: readonly Rule[] = [
  [
    /^(right|rather light|rather warm) for (\S+) °C: (\S+) clo where (\S+) is comfortable$/,
    (how, t, has, needs) => `${warmth[how!]} для ${t} °C: ${has} clo при нужных ${needs}`,
  ],
  [/^keeps the rain off$/, () => 'защищает от дождя'],
  [/^nothing of it is waterproof$/, () => 'ничто из этого не защищает от дождя'],
  [/^as formal as asked$/, () => 'нужная степень строгости'],
  [/^not quite as formal as asked$/, () => 'не совсем та степень строгости'],
  [/^the colours go together$/, () => 'цвета сочетаются'],
  [/^for (spring|summer|autumn|winter)$/, (season) => `для ${seasons[season!]}`],
  [/^not worn like this lately$/, () => 'давно не надевалось в таком сочетании'],
  [/^(.+) has never been worn$/, (name) => `${name}: ещё ни разу не надето`],
  [/^(.+) has not been worn for (\d+) days$/, (name, days) => `${name}: не надевалось дней: ${days}`],
  [/^no clean (.+)$/, (role) => `нет чистого: не хватает ${roleIn(role!)}`],
  [/^no (.+) in the closet$/, (role) => `нет в шкафу ${roleIn(role!)}`],
  [/^no (.+)$/, (role) => `нет ${roleIn(role!)}`],
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
