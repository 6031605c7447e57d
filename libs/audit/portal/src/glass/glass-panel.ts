import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, ErrorPanel, Field, type Problem, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Where somebody meets a chart that is not theirs: what to do, and in an emergency the way in, with a reason. */
@Component({
  selector: 'hf-glass-panel',
  imports: [TranslocoDirective, Button, ErrorPanel, Field],
  template: `
    <div class="hf-card hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('glass.title') }}</h1>
      @if (mayOpen()) {
        <p>{{ t('glass.lead') }}</p>
        <p>
          <strong>{{ t('glass.emergency') }}</strong> {{ t('glass.seen') }}
        </p>
        <form class="hf-stack" (submit)="open($event, reason)">
          <hf-field
            for="glass-reason"
            [label]="t('glass.reason')"
            [hint]="t('glass.hint')"
            [error]="isEmpty() ? t('glass.needed') : ''"
          >
            <textarea
              #reason
              id="glass-reason"
              class="hf-input"
              rows="3"
              maxlength="500"
              [attr.aria-invalid]="isEmpty()"
              [attr.aria-describedby]="'glass-reason-hint' + (isEmpty() ? ' glass-reason-error' : '')"
            ></textarea>
          </hf-field>
          @if (problem(); as one) {
            <hf-error-panel [problem]="one" [canRetry]="false" />
          }
          <div>
            <button hfButton="danger" type="submit" [disabled]="isOpening()">
              {{ t(isOpening() ? 'glass.opening' : 'glass.open') }}
            </button>
          </div>
        </form>
      } @else {
        <p>{{ t('glass.missing') }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      padding: 1rem;
    }
    p {
      margin: 0;
    }
  `,
})
export class GlassPanel {
  readonly patientId = input.required<string>();
  readonly opened = output();
  private readonly http = inject(HttpClient);
  private readonly access = inject(Access);
  protected readonly mayOpen = computed(() => this.access.may('break-glass.open', 'none'));
  protected readonly isEmpty = signal(false);
  protected readonly isOpening = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async open(event: Event, field: HTMLTextAreaElement): Promise<void> {
    event.preventDefault();
    const reason = field.value.trim();
    this.isEmpty.set(reason === '');
    if (reason === '') return field.focus();
    this.isOpening.set(true);
    this.problem.set(null);
    try {
      await firstValueFrom(this.http.post(`/api/patients/${this.patientId()}/break-glass`, { reason }));
      this.opened.emit();
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.isOpening.set(false);
    }
  }
}
