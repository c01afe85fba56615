import { inLanguages } from './languages.ts';

export const conflictWords = inLanguages(
  {
    changed: 'This has changed meanwhile, perhaps on another device.',
    mine: 'What you wrote',
    theirs: 'What it is now',
    keepMine: 'Keep what I wrote',
    keepTheirs: 'Keep what it is now',
  },
  {
    changed: 'Тем временем это изменилось — возможно, на другом устройстве.',
    mine: 'Как написали вы',
    theirs: 'Как сейчас',
    keepMine: 'Оставить моё',
    keepTheirs: 'Оставить как сейчас',
  },
);
