import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { FormList, FormView } from '@holdfast/check-in/model';
import { KeptVersions } from '@holdfast/clinic/portal';
import { textOf } from '@holdfast/instruments/model';
import {
  Button,
  ErrorPanel,
  Preference,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { FormWords } from '../plan/form-words';
import { OwnFormEditor } from './own-form-editor';
import { CheckInVersionWords } from './version-words';

/** Every form with its licence: switched on or off, and for the clinic's own, made and changed. */
@Component({
  selector: 'hf-forms-card',
  imports: [TranslocoDirective, Button, ErrorPanel, KeptVersions, OwnFormEditor, Waiting],
  templateUrl: './forms-card.html',
  styleUrl: './setting-card.css',
})
export class FormsCard {
  readonly canSet = input(false);
  private readonly http = inject(HttpClient);
  private readonly preference = inject(Preference);
  private readonly transloco = inject(TranslocoService);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly forms = inject(FormWords);
  protected readonly words = inject(CheckInVersionWords).switches;
  protected readonly trouble = signal<{ readonly id: string; readonly problem: Problem } | null>(null);
  /** The form in the editor; `new` for one that does not exist yet, null while the editor is closed. */
  protected readonly editing = signal<FormView | 'new' | null>(null);
  protected readonly isSaved = signal(false);
  protected readonly problem = computed(() => {
    const failure = this.forms.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly existing = computed(() => {
    const editing = this.editing();
    return editing === 'new' || editing === null ? null : editing.instrument;
  });

  protected titleOf({ instrument }: FormView): string {
    return textOf(instrument, this.preference.value().language).text.title;
  }

  protected noticeOf({ instrument }: FormView): string | null {
    return textOf(instrument, this.preference.value().language).text.notice ?? instrument.licence.notice;
  }

  /** Why a form cannot be switched on, in words. */
  protected why({ instrument }: FormView): string {
    const licence = this.transloco.translate<string>(`check-in.setting.form.licence.${instrument.licence.status}`);
    return this.transloco.translate('check-in.setting.form.why', { licence });
  }

  protected dayOf({ instrument }: FormView): string {
    return this.time.day(`${instrument.licence.checkedOn}T12:00:00Z`, 'UTC');
  }

  protected async set({ instrument: { id } }: FormView, box: HTMLInputElement): Promise<void> {
    const enabled = box.checked;
    this.trouble.set(null);
    try {
      this.forms.asked.set(await firstValueFrom(this.http.put<FormList>(`/api/clinic/forms/${id}`, { enabled })));
    } catch (failure) {
      box.checked = !enabled;
      this.trouble.set({ id, problem: problemOf(failure) });
    }
  }

  protected saved(list: FormList): void {
    this.forms.asked.set(list);
    this.editing.set(null);
    this.isSaved.set(true);
  }

  protected open(form: FormView | 'new'): void {
    this.editing.set(form);
    this.isSaved.set(false);
  }
}
