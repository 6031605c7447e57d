import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { SettingView } from '@holdfast/clinic/model';
import { ErrorPanel, Icon, type Problem, ProblemWords, Toast, Waiting, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { SettingHistory, type VersionWords } from './setting-history';

/** The versions of a setting that its feature has a page of its own for: whom it touches, who changed what, and the way back. */
@Component({
  selector: 'hf-kept-versions',
  imports: [TranslocoDirective, ErrorPanel, Icon, SettingHistory, Waiting],
  template: `
    <div class="hf-stack" *transloco="let t">
      @if (problem(); as failed) {
        <hf-error-panel [problem]="failed" (retry)="asked.reload()" />
      } @else if (view(); as view) {
        @if (showsReach()) {
          <p class="reach">
            <hf-icon name="people" />
            {{ t('settings.reach.' + view.reach.who, { count: view.reach.count }) }}
          </p>
        }
        <hf-setting-history
          [view]="view"
          [canRestore]="canRestore()"
          [words]="words()"
          [of]="of()"
          (restore)="putBack(view, $event)"
        />
        <div role="alert">
          @if (trouble(); as failed) {
            <p class="hf-refusal">{{ problems.say(failed) }}</p>
          }
        </div>
      } @else {
        <hf-waiting />
      }
    </div>
  `,
  styles: `
    .reach {
      display: flex;
      align-items: center;
      gap: 0.5rem;
    }
  `,
})
export class KeptVersions {
  /** The address of the setting; its versions lie below it. */
  readonly url = input.required<string>();
  /** What stands on the page; where that is another, the versions are asked for again. */
  readonly stands = input.required<unknown>();
  readonly canRestore = input(false);
  /** False where the page itself says how many it touches. */
  readonly showsReach = input(true);
  readonly words = input.required<VersionWords>();
  /** What the setting is called on its page. */
  readonly of = input.required<string>();
  /** An earlier version holds again, so that what stands on the page is past. */
  readonly restored = output();
  private readonly http = inject(HttpClient);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly problems = inject(ProblemWords);
  protected readonly asked = httpResource<SettingView>(() => `${this.url()}/versions`);
  protected readonly trouble = signal<Problem | null>(null);
  private readonly isBusy = signal(false);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    effect(() => {
      this.stands();
      // The first time it is on its way already.
      untracked(() => this.view() && this.asked.reload());
    });
  }

  protected async putBack({ version }: SettingView, to: number): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.trouble.set(null);
    try {
      this.asked.set(await firstValueFrom(this.http.post<SettingView>(`${this.url()}/restore`, { version, to })));
      this.restored.emit();
      this.toast.say(this.transloco.translate('settings.restored', { version: to }));
    } catch (failure) {
      const problem = problemOf(failure);
      this.trouble.set(problem);
      if (problem.status === 409) this.asked.reload();
    } finally {
      this.isBusy.set(false);
    }
  }
}
