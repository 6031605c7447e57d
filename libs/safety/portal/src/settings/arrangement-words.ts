import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { StaffDirectory, type VersionWords } from '@holdfast/clinic/portal';
import type { OnCallEntry } from '@holdfast/safety/model';

/** Says what the versions of the terms and of the on-call list changed. */
@Injectable({ providedIn: 'root' })
export class ArrangementWords {
  private readonly transloco = inject(TranslocoService);
  private readonly directory = inject(StaffDirectory);

  readonly terms: VersionWords = {
    part: (part) => this.say(part),
    said: (_, text) => text,
  };
  readonly onCall: VersionWords = {
    part: (staffId) => this.directory.nameOf(staffId) ?? this.say('gone'),
    said: (_, text) =>
      readHours(text)
        .map(({ place, weekdays, from, to }) => {
          const days = weekdays.map((day) => this.say(`day.${day}`)).join(' ');
          return this.say('hours', { place, days, from, to });
        })
        .join('; '),
  };

  private say(key: string, words: Record<string, unknown> = {}): string {
    return this.transloco.translate(`alerts.settings.${key}`, words);
  }
}

/** One person's hours and their place on the list, counted from 1. */
type HoursTold = Omit<OnCallEntry, 'staffId'> & { readonly place: number };

/** What `onCallLines` wrote of one person; none where they are not on the list. */
function readHours(text: string): HoursTold[] {
  if (text === '') return [];
  return text.split(';').map((line) => {
    const [place, days = '', from = '', to = ''] = line.split(' ');
    return { place: Number(place), weekdays: [...days].map(Number), from, to };
  });
}
