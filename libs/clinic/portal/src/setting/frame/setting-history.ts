import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { SettingChange, SettingView } from '@holdfast/clinic/model';
import { Button, TimeWords } from '@holdfast/platform/portal';

/** How a feature says in words what its history carries. */
export interface VersionWords {
  /** What a part is called. */
  part(part: string): string;
  /** What a part says, of what was kept as text; never asked about nothing. */
  said(part: string, text: string): string;
}

/** Every version of a setting: who made it, when, what became different, and a way to put an earlier one back. */
@Component({
  selector: 'hf-setting-history',
  imports: [TranslocoDirective, Button],
  template: `
    <section class="hf-stack" [attr.aria-labelledby]="id()" *transloco="let t">
      <h2 [id]="id()">
        {{ t('settings.history') }}
        @if (of()) {
          <span class="hf-unseen">: {{ of() }}</span>
        }
      </h2>
      <ol>
        @for (one of view().history; track one.version) {
          <li>
            <div>
              <p>
                <strong>{{ t('settings.version', { version: one.version }) }}</strong>
                @if (one.changedAt; as at) {
                  · {{ one.changedBy }} · {{ time.dayAndTime(at) }}
                } @else {
                  · {{ t(one.version === 0 ? 'settings.began' : 'settings.byItself') }}
                }
                @if (one.version === view().version) {
                  <span class="hf-chip">{{ t('settings.holds') }}</span>
                }
              </p>
              @if (one.restores !== null) {
                <p class="hf-meta">{{ t('settings.restores', { version: one.restores }) }}</p>
              }
              @for (change of one.changes; track change.part) {
                <p class="hf-meta">
                  {{ words().part(change.part) }}:
                  @if (change.to !== null && said(change, 'from') !== said(change, 'to')) {
                    {{ said(change, 'from') || '–' }} → {{ said(change, 'to') || '–' }}
                  } @else {
                    {{ t('settings.changed') }}
                  }
                </p>
              }
            </div>
            @if (canRestore() && one.version !== view().version) {
              <button hfButton="outlined" type="button" (click)="restore.emit(one.version)">
                {{ t('settings.restore') }}
                <span class="hf-unseen">{{ t('settings.version', { version: one.version }) }}</span>
              </button>
            }
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem 1rem;
      padding-block: 0.625rem;
      border-bottom: 1px solid var(--hf-outline-variant);
      overflow-wrap: anywhere;
    }
    li > div {
      min-width: 0;
      flex: 1 1 16rem;
    }
    h2 {
      margin: 0;
      font: var(--hf-title);
    }
  `,
})
export class SettingHistory {
  readonly view = input.required<SettingView>();
  readonly canRestore = input.required<boolean>();
  /** Of what, where a page shows several. */
  readonly of = input('');
  private readonly transloco = inject(TranslocoService);
  /** The words of the clinic's own settings, where the feature gives none. */
  readonly words = input<VersionWords>({
    part: (part) => this.transloco.translate(`settings.part.${this.view().kind}.${part}`),
    said: (_, text) => text,
  });
  /** A version is to hold again; it becomes a version of its own. */
  readonly restore = output<number>();
  protected readonly time = inject(TimeWords);
  protected readonly id = computed(() => `hf-history-${this.view().kind}`);

  protected said(change: SettingChange, side: 'from' | 'to'): string {
    const text = change[side];
    return text ? this.words().said(change.part, text) : '';
  }
}
