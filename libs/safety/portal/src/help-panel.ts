import { NgTemplateOutlet } from '@angular/common';
import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LocalHelp } from '@holdfast/clinic/model';
import { ClinicStore } from '@holdfast/clinic/portal';
import { Button, DeviceMemory, Icon, Preference, Session } from '@holdfast/platform/portal';
import { type CrisisResource, shownResources } from '@holdfast/safety/model';
import { UnsafeButton } from './patient/unsafe-button';
import { UnsafeNow } from './patient/unsafe-now';

/** Everyone who can help right now, one touch away each, and an honest word about who is not watching. */
@Component({
  selector: 'hf-help-panel',
  imports: [NgTemplateOutlet, RouterLink, TranslocoDirective, Button, Icon, UnsafeButton],
  templateUrl: './help-panel.html',
  styles: `
    .head {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 1rem;
    }
    .first {
      padding-block: 0.75rem;
    }
    li {
      padding-block: 0.75rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    li:last-child {
      border-bottom: 0;
    }
    .unsafe {
      margin-block: 0.75rem;
    }
    h3 {
      margin-block-end: 0.5rem;
    }
  `,
})
export class HelpPanel {
  protected readonly dialog = inject(DialogRef);
  protected readonly unsafe = inject(UnsafeNow);
  private readonly session = inject(Session);
  private readonly preference = inject(Preference);
  private readonly clinics = inject(ClinicStore);
  private readonly remembered = inject(DeviceMemory).read<{ neutralName: string; phone: string }>('clinic');
  protected readonly clinic = computed(() => {
    const clinic = this.session.person()?.clinic ?? this.remembered;
    return clinic?.phone ? { name: clinic.neutralName, phone: clinic.phone, href: telephone(clinic.phone) } : null;
  });
  /** What the clinic added stands below what ships, and in no place of it. */
  protected readonly nearby = computed(() => {
    const { language } = this.preference.value();
    const words = ({ about }: LocalHelp): string => about[language];
    return this.clinics.localHelp().map((one) => ({ ...one, words: words(one), href: telephone(one.phone) }));
  });
  /** In Spanish the Spanish line comes first. */
  protected readonly resources = computed(() => {
    const shown = shownResources();
    if (this.preference.value().language !== 'es') return shown;
    const isSpanish = ({ id }: CrisisResource): boolean => id === 'lifeline-spanish';
    return [...shown.filter(isSpanish), ...shown.filter((one) => !isSpanish(one))];
  });
}

/** A phone number as a link: digits and a leading plus only. */
function telephone(number: string): string {
  return `tel:${number.replace(/(?!^\+)[^\d]/g, '')}`;
}
