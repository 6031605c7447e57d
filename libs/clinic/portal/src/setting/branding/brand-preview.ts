import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BrandingSetting } from '@holdfast/clinic/model';
import { accentContrast, type Look, TEXT_CONTRAST, THEME_ACCENT } from '@holdfast/platform/model';
import { Session } from '@holdfast/platform/portal';

/** A phone's screen as a patient would see it in one look; nothing on it can be pressed. */
@Component({
  selector: 'hf-brand-preview',
  imports: [TranslocoDirective],
  template: `
    <figure *transloco="let t">
      <figcaption class="hf-meta">
        {{ t('settings.branding.look.' + look()) }} {{ isTooWeak() ? t('settings.branding.notShown') : '' }}
      </figcaption>
      <div
        class="phone"
        [class.dark]="look() === 'dark'"
        [style.--hf-primary]="accent()"
        [style.--hf-on-primary]="on()"
      >
        <p class="top">
          @if (mark(); as mark) {
            <img [src]="mark" alt="" width="28" height="28" />
          }
          <strong>{{ clinic }}</strong>
        </p>
        <p>{{ t('settings.branding.hello') }}</p>
        <p class="hf-button hf-button-filled">{{ t('settings.branding.button') }}</p>
        <p class="link">{{ t('settings.branding.link') }}</p>
      </div>
    </figure>
  `,
  styles: `
    figure {
      margin: 0;
    }
    .phone {
      color-scheme: light;
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 0.75rem;
      width: min(100%, 18rem);
      padding: 1rem;
      border: 1px solid var(--hf-outline-variant);
      border-radius: var(--hf-radius-bubble);
      background: var(--hf-surface);
      color: var(--hf-on-surface);
    }
    .phone.dark {
      color-scheme: dark;
    }
    .top {
      display: flex;
      align-items: center;
      gap: 0.5rem;
    }
    .link {
      color: var(--hf-primary);
      text-decoration: underline;
    }
  `,
})
export class BrandPreview {
  readonly value = input.required<BrandingSetting>();
  readonly look = input.required<Look>();
  protected readonly clinic = inject(Session).person()?.clinic.neutralName ?? '';
  private readonly own = computed(() => {
    const { accentLight, accentDark } = this.value();
    return this.look() === 'light' ? accentLight : accentDark;
  });
  /** A colour that cannot be read is never shown as words, not even to try it out. */
  protected readonly isTooWeak = computed(() => {
    const { text, label } = accentContrast(this.own() ?? THEME_ACCENT[this.look()], this.look());
    return Math.min(text, label) < TEXT_CONTRAST;
  });
  protected readonly accent = computed(() => {
    const own = this.own();
    return own && !this.isTooWeak() ? own : THEME_ACCENT[this.look()];
  });
  protected readonly on = computed(() => accentContrast(this.accent(), this.look()).on);
  protected readonly mark = computed(() => {
    const { mark } = this.value();
    return mark ? `data:image/png;base64,${mark}` : null;
  });
}
