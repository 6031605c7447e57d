import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PatientView, StaffView } from '@holdfast/clinic/model';
import { StaffDirectory } from '@holdfast/clinic/portal';
import type { PoolList, PoolView, ThreadView } from '@holdfast/messaging/model';
import { Button, ErrorPanel, Session, Waiting, problemOf } from '@holdfast/platform/portal';

/** Which conversation is handed over, and whether to people too or only to groups. */
export interface HandOverQuestion {
  readonly thread: ThreadView;
  readonly withPeople: boolean;
  /** The patient's name. */
  readonly who: string;
}

/** To whom the conversation goes. */
export type HandOver =
  | { readonly to: 'person'; readonly person: Pick<StaffView, 'id' | 'name'> }
  | { readonly to: 'nobody' }
  | { readonly to: 'pool'; readonly pool: PoolView };

/** Offers everyone who may take a patient's conversation, and the groups it can go to. */
@Component({
  selector: 'hf-hand-over-sheet',
  imports: [TranslocoDirective, Button, ErrorPanel, Waiting],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-hand-title" tabindex="-1">{{ t(asked.withPeople ? 'inbox.hand.title' : 'inbox.hand.poolTitle') }}</h2>
      <p>
        <strong>{{ asked.who }}</strong>
      </p>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="again()" />
      } @else if (!isReady()) {
        <hf-waiting />
      } @else {
        @if (asked.withPeople) {
          <section aria-labelledby="hf-hand-people">
            <h3 id="hf-hand-people">{{ t('inbox.hand.people') }}</h3>
            <ul>
              @for (person of people(); track person.id) {
                <li>
                  <button type="button" (click)="dialog.close({ to: 'person', person })">
                    {{ person.title ? person.name + ', ' + person.title : person.name }}
                    @if (person.id === thread.assigneeId) {
                      <span class="hf-meta">{{ t('inbox.hand.now') }}</span>
                    } @else if (person.id === me()) {
                      <span class="hf-meta">{{ t('inbox.hand.me') }}</span>
                    }
                  </button>
                </li>
              }
              @if (thread.assigneeId) {
                <li>
                  <button type="button" (click)="dialog.close({ to: 'nobody' })">
                    {{ t('inbox.hand.nobody', { pool: thread.poolName }) }}
                  </button>
                </li>
              }
            </ul>
          </section>
        }
        <section aria-labelledby="hf-hand-pools">
          <h3 id="hf-hand-pools">{{ t('inbox.hand.pools') }}</h3>
          <ul>
            @for (pool of pools(); track pool.id) {
              <li>
                <button type="button" (click)="dialog.close({ to: 'pool', pool })">
                  {{ pool.name }}
                  <span class="hf-meta">{{ t('inbox.hand.members', { count: pool.memberIds.length }) }}</span>
                </button>
              </li>
            }
          </ul>
        </section>
      }
      <div>
        <button hfButton="tonal" type="button" (click)="dialog.close()">{{ t('platform.action.cancel') }}</button>
      </div>
    </div>
  `,
  styleUrl: './choice-list.css',
})
export class HandOverSheet {
  protected readonly asked = inject<HandOverQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<HandOver>>(DialogRef);
  private readonly directory = inject(StaffDirectory);
  private readonly session = inject(Session);
  private readonly patient = httpResource<PatientView>(() => `/api/patients/${this.asked.thread.patientId}`);
  private readonly groups = httpResource<PoolList>(() => '/api/clinic/pools');
  protected readonly thread = this.asked.thread;
  protected readonly me = computed(() => this.session.person()?.accountId ?? '');
  protected readonly isReady = computed(() => this.patient.hasValue() && this.groups.hasValue());
  protected readonly problem = computed(() => {
    const failure = this.patient.error() ?? this.groups.error();
    return failure ? problemOf(failure) : null;
  });
  /** The care team, and the coordinators, who look after everyone. */
  protected readonly people = computed(() => {
    const team: readonly StaffView[] = this.patient.hasValue() ? this.patient.value().careTeam : [];
    const desk = this.directory.all().filter(({ id, roles }) => {
      return roles.includes('coordinator') && !team.some((one) => one.id === id);
    });
    return [...team, ...desk];
  });
  protected readonly pools = computed(() =>
    this.groups.hasValue() ? this.groups.value().items.filter(({ id }) => id !== this.thread.poolId) : [],
  );

  protected again(): void {
    this.patient.reload();
    this.groups.reload();
  }
}
