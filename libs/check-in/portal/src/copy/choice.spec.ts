import { instrumentOf } from '@holdfast/instruments/model';
import { progressEn } from './progress-en';
import { progressEs } from './progress-es';

describe('the words of choices', () => {
  it.each([
    ['en', progressEn],
    ['es', progressEs],
  ] as const)('are those that the patient chose from, in %s', (language, { choice }) => {
    const asked = instrumentOf('global-change')!.texts[language]!.choices['change'];
    expect(choice['global-change']).toEqual(asked);
  });
});
