import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Anchor, AnchorKind, PlanView } from '@holdfast/check-in/model';
import { Button, type Problem, ProblemWords, TimeWords, Toast, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom, type Observable } from 'rxjs';
import { v7 } from 'uuid';

/** The days that a patient's plan counts from: infusions, the first one, the last of the induction. */
@Component({
  selector: 'hf-anchor-card',
  imports: [TranslocoDirective, Button],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="plan-anchors" *transloco="let t">
      <h3 id="plan-anchors">{{ t('check-in.course.anchor.title') }}</h3>
      <ul>
        @for (anchor of anchors(); track anchor.id) {
          <li class="hf-row">
            <span>{{ t('check-in.course.anchor.' + anchor.kind) }}: {{ dayOf(anchor) }}</span>
            <button
              #cross
              hfButton
              type="button"
              [attr.aria-label]="
                t('check-in.course.anchor.remove', {
                  what: t('check-in.course.anchor.' + anchor.kind) + ', ' + dayOf(anchor),
                })
              "
              [attr.aria-expanded]="asked() === anchor.id"
              (click)="asked.set(asked() === anchor.id ? null : anchor.id)"
            >
              ✕
            </button>
            @if (asked() === anchor.id) {
              <div class="ask hf-stack" role="group" aria-labelledby="anchor-ask">
                <p id="anchor-ask">
                  {{
                    t('check-in.course.anchor.ask', {
                      what: t('check-in.course.anchor.' + anchor.kind) + ', ' + dayOf(anchor),
                    })
                  }}
                </p>
                <div class="hf-row">
                  <button hfButton="outlined" type="button" (click)="asked.set(null); cross.focus()">
                    {{ t('check-in.course.anchor.keep') }}
                  </button>
                  <button hfButton="tonal" type="button" (click)="remove(anchor)">
                    {{ t('check-in.course.anchor.take') }}
                  </button>
                </div>
              </div>
            }
          </li>
        } @empty {
          <li>{{ t('check-in.course.anchor.none') }}</li>
        }
      </ul>
      <form class="hf-row" (submit)="add($event)">
        <label>
          <span>{{ t('check-in.course.anchor.kind') }}</span>
          <select #kind class="hf-input" (change)="kindNow.set(kinds[kind.selectedIndex] ?? 'infusion')">
            @for (one of kinds; track one) {
              <option [value]="one">{{ t('check-in.course.anchor.' + one) }}</option>
            }
          </select>
        </label>
        <label>
          <span>{{ t('check-in.course.anchor.day') }}</span>
          <input #day class="hf-input" type="date" required [value]="dayNow()" (input)="dayNow.set(day.value)" />
        </label>
        <button hfButton="outlined" type="submit">{{ t('check-in.course.anchor.add') }}</button>
      </form>
      @if (problem(); as one) {
        <p role="alert">{{ problems.say(one) }}</p>
      }
    </section>
  `,
  styles: `
    ul {
      max-width: 34rem;
    }
    li > span {
      flex: 1 1 0;
    }
    li > button {
      min-width: 2.75rem;
      padding-inline: 0.5rem;
    }
    .ask {
      flex: 1 1 100%;
      margin-block: 0.25rem 0.75rem;
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid var(--hf-outline);
    }
    label {
      display: flex;
      flex-direction: column;
      gap: 0.25rem;
      font: var(--hf-label);
    }
    form {
      align-items: end;
    }
    .hf-input {
      width: auto;
    }
    @media (max-width: 599px) {
      .hf-input,
      .hf-button {
        min-height: 2.75rem;
      }
    }
  `,
})
export class AnchorCard {
  readonly patientId = input.required<string>();
  readonly anchors = input.required<readonly Anchor[]>();
  /** The plan as it stands with the day set or taken away. */
  readonly changed = output<PlanView>();
  private readonly http = inject(HttpClient);
  private readonly time = inject(TimeWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly problems = inject(ProblemWords);
  protected readonly kinds: readonly AnchorKind[] = ['infusion', 'intake', 'induction-end'];
  protected readonly kindNow = signal<AnchorKind>('infusion');
  protected readonly dayNow = signal('');
  /** The day that somebody is about to take away. */
  protected readonly asked = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected dayOf({ day }: Pick<Anchor, 'day'>): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    if (this.dayNow() === '') return;
    const body = { kind: this.kindNow(), day: this.dayNow() };
    await this.send(this.http.put<PlanView>(this.url(v7()), body));
    if (!this.problem()) this.dayNow.set('');
  }

  protected async remove({ id, kind, day }: Anchor): Promise<void> {
    this.asked.set(null);
    await this.send(this.http.delete<PlanView>(this.url(id)));
    if (this.problem()) return;
    const words = this.transloco.translate<string>('check-in.course.anchor.removed', { day: this.dayOf({ day }) });
    this.toast.say(words, () => void this.send(this.http.put<PlanView>(this.url(v7()), { kind, day })));
  }

  private url(id: string): string {
    return `/api/patients/${this.patientId()}/anchors/${id}`;
  }

  private async send(request: Observable<PlanView>): Promise<void> {
    this.problem.set(null);
    try {
      this.changed.emit(await firstValueFrom(request));
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
