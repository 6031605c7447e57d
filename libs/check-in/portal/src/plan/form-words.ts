import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { FormList, FormView } from '@holdfast/check-in/model';
import { textOf } from '@holdfast/instruments/model';
import { Preference, Session } from '@holdfast/platform/portal';
import { ScoreWords } from '../inbox/score-words';

/** The clinic's forms with their short names, asked for once a page that needs them is open. */
@Injectable({ providedIn: 'root' })
export class FormWords {
  private readonly session = inject(Session);
  private readonly preference = inject(Preference);
  private readonly words = inject(ScoreWords);
  readonly asked = httpResource<FormList>(() => (this.session.person() ? '/api/clinic/forms' : undefined));
  readonly all = computed<readonly FormView[]>(() => (this.asked.hasValue() ? this.asked.value().items : []));
  readonly enabled = computed(() => this.all().filter(({ enabled }) => enabled));

  /** A form's short name; of the clinic's own forms the title. */
  name(id: string): string {
    const own = this.all().find((form) => form.own && form.instrument.id === id);
    return own ? textOf(own.instrument, this.preference.value().language).text.title : this.words.form(id);
  }

  /** Several forms' names in a row. */
  names(ids: readonly string[]): string {
    return ids.map((id) => this.name(id)).join(', ');
  }
}
