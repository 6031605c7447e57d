import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { v7 } from 'uuid';
import type { Topic } from '@holdfast/messaging/model';
import { Button, Icon, Session } from '@holdfast/platform/portal';
import { Composer } from '../composer/composer';
import { NEW_THREAD_DRAFT } from '../composer/draft-keeper';
import { TOPIC_LIST } from '../topic-list';

/** Where a patient begins a conversation: what it is about first, so that the right people read it and say by when. */
@Component({
  selector: 'hf-new-thread-page',
  imports: [RouterLink, TranslocoDirective, Button, Icon, Composer],
  templateUrl: './new-thread-page.html',
  styleUrl: './new-thread-page.css',
})
export class NewThreadPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly topics = TOPIC_LIST;
  protected readonly topic = signal<Topic>('question');
  protected readonly patientId = computed(() => this.session.person()?.patientId ?? null);
  protected readonly threadId = v7();
  protected readonly draftKey = NEW_THREAD_DRAFT;

  protected begun(): void {
    void this.router.navigate(['/messages', this.threadId], { replaceUrl: true });
  }
}
