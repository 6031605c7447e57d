import {
  EnvironmentProviders,
  Injectable,
  InjectionToken,
  effect,
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import { provideTransloco, type Translation, type TranslocoLoader, TranslocoService } from '@jsverse/transloco';
import { Preference } from '../session/preference';

/** One room's words in every language. English is at hand at once and stands in where another is missing. */
export interface Copy {
  /** The first part of every key, the feature's name. */
  readonly scope: string;
  readonly en: Translation;
  readonly es: () => Promise<Translation>;
}

/** Words of the same shape in another language, so that a missing sentence is a type error. */
export type SameWords<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : SameWords<T[Key]> };

/** The words of every room that the app is made of. */
export const COPY = new InjectionToken<readonly Copy[]>('copy');

/** Puts the words of all rooms together, one language at a time. */
@Injectable()
export class CopyLoader implements TranslocoLoader {
  private readonly rooms = inject(COPY);

  async getTranslation(language: string): Promise<Translation> {
    const parts = await Promise.all(
      this.rooms.map(async (room) => [room.scope, language === 'es' ? await room.es() : room.en] as const),
    );
    return Object.fromEntries(parts);
  }
}

/** Sets the portal's languages up with the words of these rooms, and follows the reader's preference. */
export function provideCopy(...rooms: readonly Copy[]): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: COPY, useValue: rooms },
    provideTransloco({
      config: {
        availableLangs: ['en', 'es'],
        defaultLang: 'en',
        fallbackLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { useFallbackTranslation: true, logMissingKey: false },
      },
      loader: CopyLoader,
    }),
    provideEnvironmentInitializer(() => {
      const preference = inject(Preference);
      const transloco = inject(TranslocoService);
      effect((onCleanup) => {
        const { language } = preference.value();
        // Loaded first: a screen changes its language in one step and never shows a key.
        const loading = transloco.load(language).subscribe(() => transloco.setActiveLang(language));
        onCleanup(() => loading.unsubscribe());
      });
    }),
  ]);
}

/** Puts more words beside the app's own once whoever needs them is here, so that others never load them. */
export function provideMoreCopy(...rooms: readonly Copy[]): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideEnvironmentInitializer(() => {
      const preference = inject(Preference);
      const transloco = inject(TranslocoService);
      const add = (room: Copy, words: Translation, language: string): void =>
        transloco.setTranslation({ [room.scope]: words }, language);
      for (const room of rooms) add(room, room.en, 'en');
      effect(() => {
        if (preference.value().language !== 'es') return;
        for (const room of rooms) void room.es().then((words) => add(room, words, 'es'));
      });
    }),
  ]);
}
