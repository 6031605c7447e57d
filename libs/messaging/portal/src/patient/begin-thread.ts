import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { v7 } from 'uuid';
import type { Topic } from '@holdfast/messaging/model';
import { Button, Icon } from '@holdfast/platform/portal';
import { Composer } from '../composer/composer';
import { TOPIC_LIST } from '../topic-list';

/** Where staff begin a conversation with a patient: what it is about, and the first words. */
@Component({
  selector: 'hf-begin-thread',
  imports: [RouterLink, TranslocoDirective, Button, Icon, Composer],
  template: `
    <ng-container *transloco="let t">
      <div class="head">
        <a hfButton="icon" [routerLink]="['/patients', patientId()]" [attr.aria-label]="t('inbox.patient.back')">
          <hf-icon name="back" />
        </a>
        <h2>{{ t('inbox.patient.begin') }}</h2>
      </div>
      <fieldset>
        <legend>{{ t('inbox.patient.ask') }}</legend>
        <p class="hf-meta">{{ t('inbox.patient.why') }}</p>
        <div class="chips">
          @for (one of topics; track one.topic) {
            <label>
              <input
                type="radio"
                name="topic"
                [value]="one.topic"
                [checked]="one.topic === topic()"
                (change)="topic.set(one.topic)"
              />
              <hf-icon [name]="one.icon" /> {{ t('messaging.topic.' + one.topic) }}
            </label>
          }
        </div>
      </fieldset>
      <hf-composer
        [patientId]="patientId()"
        [threadId]="threadId"
        [draftKey]="'new-thread.' + patientId()"
        [topic]="topic()"
        [opens]="topic()"
        (queued)="begun()"
      />
    </ng-container>
  `,
  styleUrl: '../thread/new-thread-page.css',
  styles: `
    :host {
      max-width: none;
    }
  `,
})
export class BeginThread {
  readonly patientId = input.required<string>();
  private readonly router = inject(Router);
  protected readonly topics = TOPIC_LIST;
  protected readonly topic = signal<Topic>('question');
  protected readonly threadId = v7();

  protected begun(): void {
    void this.router.navigate(['/patients', this.patientId(), this.threadId], { replaceUrl: true });
  }
}
