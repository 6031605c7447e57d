import { Injectable, inject } from '@angular/core';
import { actionWords, type TrailEntry } from '@holdfast/audit/model';
import { Preference } from '@holdfast/platform/portal';
import { TranslocoService } from '@jsverse/transloco';

const SHOWN = 3;

/** Says the parts of an entry in the reader's words. */
@Injectable({ providedIn: 'root' })
export class EntryWords {
  private readonly preference = inject(Preference);
  private readonly transloco = inject(TranslocoService);

  /** What was done. */
  did(action: string): string {
    return actionWords(action, this.preference.value().language);
  }

  /** Who did it, without their role. */
  who({ who, purpose }: Pick<TrailEntry, 'who' | 'purpose'>): string {
    if (who) return who.name;
    return this.transloco.translate(purpose === 'system' ? 'trail.system' : 'trail.outside');
  }

  /** The roles that a person holds now. */
  roles(roles: readonly string[]): string {
    return roles.map((role) => this.transloco.translate(`trail.role.${role}`)).join(', ');
  }

  /** About whom; empty where it is about nobody in particular. */
  whom({ patient, named }: Pick<TrailEntry, 'patient' | 'named'>, most = SHOWN): string {
    if (patient) return patient.name;
    if (named.length === 0) return '';
    const names = named.slice(0, most).map(({ name }) => name);
    const rest = named.length > most ? ', …' : '';
    return this.transloco.translate('trail.list', { count: named.length, names: names.join(', ') + rest });
  }
}
