import { Injectable, computed, inject } from '@angular/core';
import { ClinicStore } from '@holdfast/clinic/portal';
import { ALL_DEFAULT_CRISIS_WORDS, hasCrisisWords } from '@holdfast/safety/model';

/** Looks, on the device, whether words sound like danger: by the list that ships and by the clinic's own. */
@Injectable({ providedIn: 'root' })
export class CrisisWatch {
  private readonly clinic = inject(ClinicStore);
  private readonly list = computed(() => [...ALL_DEFAULT_CRISIS_WORDS, ...(this.clinic.view()?.crisisWords ?? [])]);

  /** Whether these words are among them. It sets no level and keeps nothing. */
  finds(text: string): boolean {
    return hasCrisisWords(text, this.list());
  }
}
