import { DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { PatientPage } from '@holdfast/clinic/model';
import { BirthWords } from '@holdfast/clinic/portal';
import { Access, Icon, type IconName, Shortcuts } from '@holdfast/platform/portal';

interface Choice {
  readonly id: string;
  readonly icon: IconName;
  readonly words: string;
  readonly more: string;
  readonly run: () => void;
}

const PATIENTS = 6;

/** Finds a patient by name or an action by word, and shows the key that would have done it. */
@Component({
  selector: 'hf-palette-sheet',
  imports: [TranslocoDirective, Icon],
  template: `
    <ng-container *transloco="let t">
      <h2 id="hf-palette-title" class="hf-unseen" tabindex="-1">{{ t('staff.palette.title') }}</h2>
      <input
        #field
        class="hf-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="hf-palette-list"
        autocomplete="off"
        maxlength="80"
        [attr.aria-label]="t('staff.palette.label')"
        [attr.aria-activedescendant]="current()?.id ?? null"
        [attr.placeholder]="t('staff.palette.label')"
        (input)="word.set(field.value)"
        (keydown)="press($event)"
      />
      <ul id="hf-palette-list" role="listbox" [attr.aria-label]="t('staff.palette.title')">
        @for (choice of choices(); track choice.id; let index = $index) {
          <li
            role="option"
            [id]="choice.id"
            [attr.aria-selected]="index === at()"
            (mousemove)="at.set(index)"
            tabindex="-1"
            (click)="take(choice)"
            (keydown.enter)="take(choice)"
          >
            <hf-icon [name]="choice.icon" /> <span>{{ choice.words }}</span>
            <span class="hf-meta">{{ choice.more }}</span>
          </li>
        }
      </ul>
      <p class="hf-meta" role="status">
        {{ choices().length === 0 ? t('staff.palette.nothing') : '' }}
      </p>
    </ng-container>
  `,
  styleUrl: './palette-sheet.css',
})
export class PaletteSheet {
  private readonly dialog = inject(DialogRef);
  private readonly router = inject(Router);
  private readonly shortcuts = inject(Shortcuts);
  private readonly transloco = inject(TranslocoService);
  private readonly birth = inject(BirthWords);
  private readonly access = inject(Access);
  protected readonly word = signal('');
  private readonly name = computed(() => this.word().trim());
  private readonly found = httpResource<PatientPage>(() =>
    this.name().length > 1 && this.access.may('patient.list')
      ? { url: '/api/patients/search', method: 'POST', body: { name: this.name(), limit: PATIENTS } }
      : undefined,
  );
  private readonly patients = computed<Choice[]>(() =>
    (this.found.hasValue() ? this.found.value().items : []).map(({ id, name, dateOfBirth }) => ({
      id: `palette-${id}`,
      icon: 'person',
      words: name,
      more: this.birth.say(dateOfBirth),
      run: () => void this.router.navigate(['/patients', id]),
    })),
  );
  private readonly actions = computed<Choice[]>(() => {
    const wanted = this.name().toLocaleLowerCase().split(/\s+/);
    return this.shortcuts
      .all()
      .map(({ keys, words, run }, index): Choice => ({
        id: `palette-action-${index}`,
        icon: 'forward',
        words: this.transloco.translate(words),
        more: keys,
        run: () => run(new KeyboardEvent('keydown', { key: keys })),
      }))
      .filter(({ words }) => wanted.every((one) => words.toLocaleLowerCase().includes(one)));
  });
  protected readonly choices = computed(() => [...this.patients(), ...this.actions()]);
  protected readonly at = linkedSignal({ source: this.name, computation: () => 0 });
  protected readonly current = computed(() => this.choices()[this.at()] ?? this.choices()[0] ?? null);

  protected press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const count = this.choices().length;
    if (step !== 0 && count > 0) {
      event.preventDefault();
      this.at.update((at) => (at + step + count) % count);
      document.getElementById(this.current()?.id ?? '')?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.take(this.current());
  }

  /** The dialog goes first, so that what runs finds the focus where it was. */
  protected take(choice: Choice | null): void {
    if (!choice) return;
    this.dialog.closed.subscribe(() => setTimeout(choice.run));
    this.dialog.close();
  }
}
