import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Access,
  Button,
  Drafts,
  ErrorPanel,
  Field,
  Icon,
  Live,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { toTalkAbout } from '@holdfast/treatment/model';
import type { SuitabilityView } from '@holdfast/treatment/model';
import { filter, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { SuitabilityForm } from '../course/suitability-form';

/** What a patient answered before treatment, what of it is to be talked about, and writing down that it was. */
@Component({
  selector: 'hf-suitability-section',
  imports: [TranslocoDirective, Button, ErrorPanel, Field, Icon, SuitabilityForm, Waiting],
  templateUrl: './suitability-section.html',
  styleUrl: './plan-section.css',
})
export class SuitabilitySection {
  readonly patientId = input.required<string>();
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly access = inject(Access);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly mayEnter = this.access.may('suitability.answer');
  protected readonly mayTalk = this.access.may('suitability.talk');
  protected readonly asked = httpResource<SuitabilityView>(() => `/api/patients/${this.patientId()}/suitability`);
  protected readonly view = linkedSignal<SuitabilityView | null, SuitabilityView | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly screen = computed(() => this.view()?.screens[0] ?? null);
  protected readonly earlier = computed(() => this.view()?.screens.slice(1) ?? []);
  protected readonly topics = computed(() => {
    const answers = this.screen()?.answers;
    return answers ? toTalkAbout(answers) : null;
  });
  protected readonly isEntering = signal(false);
  protected readonly note = signal('');
  protected readonly isBlank = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  private readonly talkId = linkedSignal<unknown, string>({
    source: () => [this.note(), this.screen()?.id],
    computation: () => v7(),
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'course' && patientId === this.patientId()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
    effect(() => {
      const screenId = this.screen()?.id;
      if (screenId) untracked(() => void this.restore(screenId));
    });
  }

  protected saved(view: SuitabilityView): void {
    this.view.set(view);
    this.isEntering.set(false);
  }

  protected write(note: string): void {
    this.note.set(note);
    this.isBlank.set(false);
    void this.drafts.keep(keyOf(this.screen()?.id ?? ''), note);
  }

  protected async talk(event: Event, screenId: string): Promise<void> {
    event.preventDefault();
    const note = this.note().trim();
    this.isBlank.set(note === '');
    if (note === '' || this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      const url = `/api/patients/${this.patientId()}/suitability-screens/${screenId}/talks/${this.talkId()}`;
      this.view.set(await firstValueFrom(this.http.put<SuitabilityView>(url, { note })));
      this.write('');
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.isBusy.set(false);
    }
  }

  private async restore(screenId: string): Promise<void> {
    const kept = await this.drafts.read(keyOf(screenId));
    if (screenId === this.screen()?.id) this.note.set(kept?.body ?? '');
  }
}

function keyOf(screenId: string): string {
  return `suitability-talk.${screenId}`;
}
