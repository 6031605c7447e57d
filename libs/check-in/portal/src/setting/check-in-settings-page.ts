import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access } from '@holdfast/platform/portal';
import { ClinicPlanCard } from './clinic-plan-card';
import { FormsCard } from './forms-card';
import { RehearsalCard } from './rehearsal-card';
import { RulesCard } from './rules-card';

const PARTS = ['plan', 'forms', 'rules', 'rehearsal'] as const;

type Part = (typeof PARTS)[number];

/** What a clinic set about check-ins, part by part: plan, forms, rules, and a rehearsal of other values. No answers here. */
@Component({
  selector: 'hf-check-in-settings-page',
  imports: [TranslocoDirective, ClinicPlanCard, FormsCard, RehearsalCard, RulesCard],
  template: `
    <div class="page" *transloco="let t">
      <h1 tabindex="-1">{{ t('check-in.setting.title') }}</h1>
      <div role="tablist" [attr.aria-label]="t('check-in.setting.parts')">
        @for (one of parts(); track one) {
          <button
            type="button"
            role="tab"
            aria-controls="setting-panel"
            [id]="'setting-tab-' + one"
            [attr.aria-selected]="one === shown()"
            [tabindex]="one === shown() ? 0 : -1"
            (click)="show(one)"
            (keydown)="walk($event)"
          >
            {{ t('check-in.setting.part.' + one) }}
          </button>
        }
      </div>
      <div id="setting-panel" role="tabpanel" tabindex="-1" [attr.aria-labelledby]="'setting-tab-' + shown()">
        <!-- What was filled in on one part stays while another is looked at. -->
        <hf-clinic-plan-card [hidden]="shown() !== 'plan'" [canSet]="access.may('clinic-plan.set')" />
        <hf-forms-card [hidden]="shown() !== 'forms'" [canSet]="access.may('form.set')" />
        @switch (shown()) {
          @case ('rules') {
            <hf-rules-card [canSet]="access.may('rule.set')" [canTry]="mayTry" />
          }
          @case ('rehearsal') {
            <hf-rehearsal-card [canSet]="access.may('rule.set')" />
          }
        }
      </div>
    </div>
  `,
  styles: `
    .page {
      display: flex;
      flex-direction: column;
      gap: 1rem;
      width: min(100%, 60rem);
      padding: 1.5rem 1rem 2rem;
    }
    [role='tablist'] {
      display: flex;
      overflow-x: auto;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    [role='tab'] {
      flex: none;
      min-height: 2.75rem;
      padding-inline: 0.75rem;
      border: 0;
      border-bottom: 3px solid transparent;
      background: none;
      color: var(--hf-on-surface-variant);
      font: var(--hf-label);
    }
    [role='tab'][aria-selected='true'] {
      border-bottom-color: var(--hf-primary);
      color: var(--hf-on-surface);
    }
    [role='tab']:focus-visible {
      outline-offset: -3px;
    }
  `,
})
export class CheckInSettingsPage {
  /** Which part, from the address. */
  readonly part = input<string>();
  private readonly router = inject(Router);
  protected readonly access = inject(Access);
  protected readonly mayTry = this.access.may('rule.rehearse');
  protected readonly parts = computed(() => PARTS.filter((one) => one !== 'rehearsal' || this.mayTry));
  protected readonly shown = computed<Part>(() => this.parts().find((one) => one === this.part()) ?? 'plan');

  protected show(part: Part): void {
    void this.router.navigate([], { queryParams: { part: part === 'plan' ? null : part }, replaceUrl: true });
  }

  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const parts = this.parts();
    const next = parts[(parts.indexOf(this.shown()) + step + parts.length) % parts.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    this.show(next);
    document.getElementById(`setting-tab-${next}`)?.focus();
  }
}
