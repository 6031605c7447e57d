import {
  EnvironmentProviders,
  Injectable,
  InjectionToken,
  effect,
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  signal,
} from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import {
  DefaultTranspiler,
  provideTransloco,
  provideTranslocoTranspiler,
  type Translation,
  type TranslocoLoader,
  TranslocoService,
  type TranspileParams,
} from '@jsverse/transloco';
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

const CLOCK_AND_STOP = /([ap]\.\s?m\.)\./g;

/** Fills what a sentence leaves open. Spanish clock times end in a full stop of their own, so that a sentence needs none. */
@Injectable()
export class SentenceFiller extends DefaultTranspiler {
  override transpile(asked: TranspileParams): unknown {
    const said: unknown = super.transpile(asked);
    return typeof said === 'string' ? said.replace(CLOCK_AND_STOP, '$1') : said;
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
    provideTranslocoTranspiler(SentenceFiller),
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

/** Puts the words of more rooms beside the app's own, each once, and keeps them in the reader's language. */
@Injectable({ providedIn: 'root' })
export class MoreCopy {
  private readonly preference = inject(Preference);
  private readonly transloco = inject(TranslocoService);
  private readonly rooms = signal<readonly Copy[]>([]);
  private readonly spanish = new Map<Copy, Promise<void>>();

  constructor() {
    effect(() => {
      const rooms = this.rooms();
      if (this.preference.value().language === 'es') rooms.forEach((room) => void this.inSpanish(room));
    });
  }

  /** @returns null where the words are there at once, else what to wait for */
  add(rooms: readonly Copy[]): Promise<void> | null {
    const fresh = rooms.filter((room) => !this.rooms().includes(room));
    for (const room of fresh) this.put(room, room.en, 'en');
    this.rooms.update((all) => [...all, ...fresh]);
    if (this.preference.value().language !== 'es') return null;
    return Promise.all(rooms.map((room) => this.inSpanish(room))).then(() => undefined);
  }

  private inSpanish(room: Copy): Promise<void> {
    const known = this.spanish.get(room);
    if (known) return known;
    const coming = room.es().then(
      (words) => this.put(room, words, 'es'),
      // English stands in, and the next page that needs the words asks again.
      () => void this.spanish.delete(room),
    );
    this.spanish.set(room, coming);
    return coming;
  }

  private put({ scope }: Copy, words: Translation, language: string): void {
    this.transloco.setTranslation({ [scope]: words }, language);
  }
}

/** Puts more words beside the app's own once whoever needs them is here, so that others never load them. */
export function provideMoreCopy(...rooms: readonly Copy[]): EnvironmentProviders {
  return makeEnvironmentProviders([provideEnvironmentInitializer(() => void inject(MoreCopy).add(rooms))]);
}

/** Lets a page in once the words of these rooms are there, so that it never shows a key or another language first. */
export function withMoreCopy(...rooms: readonly Copy[]): CanActivateFn {
  return () =>
    inject(MoreCopy)
      .add(rooms)
      ?.then(() => true) ?? true;
}
