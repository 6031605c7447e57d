import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Preference } from '@holdfast/platform/portal';
import { PART_2_STATEMENT, hasWishes, spokenName } from '@holdfast/referral/model';
import type { PacketContent } from '@holdfast/referral/model';

const WRITTEN = [
  ['diagnoses', 'diagnoses'],
  ['medicines', 'medicines'],
  ['history', 'history'],
  ['goals', 'goals'],
  ['substanceUse', 'substance-use'],
  ['psychotherapyNotes', 'psychotherapy-notes'],
  ['messages', 'messages'],
  ['freeText', 'free-text'],
] as const;
const NAMED = ['name', 'pronouns', 'dateOfBirth', 'phone', 'email', 'language'] as const;

/** A packet as it is sent: only what is in it, in the order in which a therapist reads it. */
@Component({
  selector: 'hf-packet-content',
  imports: [TranslocoDirective],
  templateUrl: './packet-content.html',
  styleUrl: './packet-content.css',
})
export class PacketContentView {
  /** With nothing in it that is not sent. */
  readonly content = input.required<PacketContent>();
  private readonly preference = inject(Preference);
  protected readonly part2 = PART_2_STATEMENT;
  private readonly tongue = computed(() => (this.preference.value().language === 'es' ? 'es-US' : 'en-US'));
  protected readonly written = computed(() =>
    WRITTEN.flatMap(([key, section]) => {
      const words = this.content()[key];
      return words === null ? [] : [{ section, words }];
    }),
  );
  protected readonly wishes = computed(() => {
    const { preferences } = this.content();
    return hasWishes(preferences) ? preferences : null;
  });
  protected readonly identity = computed(() => {
    const { identity } = this.content();
    if (!identity) return null;
    const said = {
      ...identity,
      dateOfBirth: identity.dateOfBirth && this.dayOf(identity.dateOfBirth),
      language: spokenName(identity.language, this.tongue()),
    };
    return NAMED.flatMap((key) => (said[key] ? [{ key, value: said[key] }] : []));
  });

  protected dayOf(day: string): string {
    return new Intl.DateTimeFormat(this.tongue(), { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));
  }

  protected daysOf(days: readonly string[]): string {
    return days.map((day) => this.dayOf(day)).join(' · ');
  }
}
