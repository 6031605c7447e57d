import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Shortcuts } from '../keys/shortcuts';
import { Button } from './button';

/** Lists every single key that works on the screen now. */
@Component({
  selector: 'hf-shortcut-sheet',
  imports: [TranslocoDirective, Button],
  template: `
    <ng-container *transloco="let t">
      <h2 id="hf-shortcut-title" tabindex="-1">{{ t('platform.keys.title') }}</h2>
      <p class="hf-meta">{{ t(shortcuts.isOn() ? 'platform.keys.hint' : 'platform.keys.off') }}</p>
      <dl>
        @for (shortcut of shortcuts.all(); track shortcut.keys) {
          <div>
            <dt>
              <kbd>{{ shortcut.keys }}</kbd>
            </dt>
            <dd>{{ t(shortcut.words) }}</dd>
          </div>
        }
      </dl>
      <button hfButton="tonal" type="button" (click)="dialog.close()">{{ t('platform.action.close') }}</button>
    </ng-container>
  `,
  styles: `
    dl {
      margin-block: 1rem;
    }
    dl > div {
      display: grid;
      grid-template-columns: 7rem 1fr;
      padding-block: 0.375rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    kbd {
      padding: 0.125rem 0.5rem;
      border: 1px solid var(--hf-outline);
      border-radius: var(--hf-radius-tail);
      font: var(--hf-label);
    }
  `,
})
export class ShortcutSheet {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly dialog = inject(DialogRef);
}
