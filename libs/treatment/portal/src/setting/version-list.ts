import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, TimeWords } from '@holdfast/platform/portal';

/** One version of a setting, and what it holds in one line. */
export interface ListedVersion {
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly line: string;
}

/** Every version of a setting before the one that stands: who set it, when, to what, and a way to set it again. */
@Component({
  selector: 'hf-version-list',
  imports: [TranslocoDirective, Button],
  template: `
    <section class="hf-stack" [attr.aria-labelledby]="'hf-versions-' + scope()" *transloco="let t">
      <h2 [id]="'hf-versions-' + scope()">{{ t(scope() + '.history') }}</h2>
      @if (versions().length > 0) {
        <ul>
          @for (one of versions(); track one.version) {
            <li>
              <span>
                <strong>{{ t(scope() + '.version') }} {{ one.version }}</strong>
                @if (one.changedAt; as at) {
                  · {{ one.changedBy }} · {{ time.dayAndTime(at) }}
                } @else {
                  · {{ t(scope() + '.ships') }}
                }
                <br />
                <span class="hf-meta">{{ t(scope() + '.values') }}: {{ one.line }}</span>
              </span>
              @if (canSet()) {
                <button hfButton="outlined" type="button" (click)="again.emit(one.version)">
                  {{ t(scope() + '.back') }}
                  <span class="hf-unseen">{{ t(scope() + '.backOf', { version: one.version }) }}</span>
                </button>
              }
            </li>
          }
        </ul>
      } @else {
        <p class="hf-quiet">{{ t(scope() + '.noHistory') }}</p>
      }
    </section>
  `,
  styles: `
    ul {
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
      padding-block: 0.5rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    h2 {
      margin: 0;
      font: var(--hf-title);
    }
  `,
})
export class VersionList {
  /** Where the page's own words stand. */
  readonly scope = input.required<string>();
  /** Newest first. */
  readonly versions = input.required<readonly ListedVersion[]>();
  readonly canSet = input.required<boolean>();
  /** A version is to be set again; it becomes a version of its own. */
  readonly again = output<number>();
  protected readonly time = inject(TimeWords);
}
