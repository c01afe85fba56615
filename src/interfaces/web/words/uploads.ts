import { inLanguages } from './languages.ts';

export const uploadWords = inLanguages(
  {
    addImages: 'Add images or a video',
    removeFile: (name: string) => `Remove ${name}`,
    uploading: (name: string, percent: number) => `${name}: ${percent} % uploaded`,
  },
  {
    addImages: 'Добавить фото или видео',
    removeFile: (name: string) => `Убрать ${name}`,
    uploading: (name: string, percent: number) => `${name}: загружено ${percent} %`,
  },
);
