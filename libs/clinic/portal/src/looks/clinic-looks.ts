import { HttpClient } from '@angular/common/http';
import { Injectable, effect, inject } from '@angular/core';
import { DeviceMemory, Session } from '@holdfast/platform/portal';
import type { Looks } from './looks-sheet';

/**
 * Gives the portal the clinic's own colours and picture, while somebody of it is signed in, and on the sign-in page of a device
 * that knows it. A clinic that has none loads nothing for it.
 */
@Injectable({ providedIn: 'root' })
export class ClinicLooks {
  private readonly session = inject(Session);
  private readonly device = inject(DeviceMemory);
  private readonly http = inject(HttpClient);
  private isWorn = false;

  constructor() {
    effect(() => {
      const looks = this.session.person()?.clinic ?? this.device.read<Looks>('clinic');
      if (looks && (this.isWorn || looks.accentLight || looks.accentDark || looks.markVersion)) void this.wear(looks);
    });
  }

  private async wear(looks: Looks): Promise<void> {
    this.isWorn = true;
    await (await import('./looks-sheet')).wearLooks(looks, this.device, this.http);
  }
}
