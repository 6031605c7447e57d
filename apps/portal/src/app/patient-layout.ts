import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CheckInListStore } from '@holdfast/check-in/portal';
import { ThreadListStore } from '@holdfast/messaging/portal';
import { Icon, NeutralTitle, Preference } from '@holdfast/platform/portal';
import { HelpButton, QuickExitButton } from '@holdfast/safety/portal';

/** The frame of every patient page: the clinic's neutral name, the way out, help always last, and four places to be. */
@Component({
  selector: 'hf-patient-layout',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, TranslocoDirective, Icon, HelpButton, QuickExitButton],
  templateUrl: './patient-layout.html',
  styleUrl: './patient-layout.css',
})
export class PatientLayout {
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly wishes = inject(Preference).value;
  protected readonly threads = inject(ThreadListStore);
  protected readonly checkIns = inject(CheckInListStore);
}
