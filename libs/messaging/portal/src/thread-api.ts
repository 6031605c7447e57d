import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  AssignThread,
  CorrectMessage,
  MessageHistory,
  MessagePage,
  MessageView,
  NoteList,
  NoteView,
  ReadMarkView,
  RerouteThread,
  SetThreadState,
  ThreadDetail,
  ThreadList,
} from '@holdfast/messaging/model';
import { firstValueFrom } from 'rxjs';

/** Where a thread lives at the server. */
export function threadUrl(patientId: string, threadId: string): string {
  return `/api/patients/${patientId}/threads/${threadId}`;
}

/** What the portal asks the server about conversations, in the words of the contract. */
@Injectable({ providedIn: 'root' })
export class ThreadApi {
  private readonly http = inject(HttpClient);

  /** Every conversation of a patient. */
  threads(patientId: string): Promise<ThreadList> {
    return firstValueFrom(this.http.get<ThreadList>(`/api/patients/${patientId}/threads`));
  }

  /** One conversation with its people and steps. */
  thread(patientId: string, threadId: string): Promise<ThreadDetail> {
    return firstValueFrom(this.http.get<ThreadDetail>(threadUrl(patientId, threadId)));
  }

  /** A stretch of messages: the latest, or those before or after a sequence number. */
  messages(
    patientId: string,
    threadId: string,
    where: { readonly before?: number; readonly after?: number } = {},
  ): Promise<MessagePage> {
    const params = { limit: 50, ...where };
    return firstValueFrom(this.http.get<MessagePage>(`${threadUrl(patientId, threadId)}/messages`, { params }));
  }

  /** Says how far this person has read. */
  markRead(patientId: string, threadId: string, seq: number): Promise<ReadMarkView> {
    return firstValueFrom(this.http.put<ReadMarkView>(`${threadUrl(patientId, threadId)}/read-mark`, { seq }));
  }

  /** Keeps unsent words at the server; an empty body forgets them. */
  async saveDraft(patientId: string, threadId: string, body: string): Promise<void> {
    await firstValueFrom(this.http.put(`${threadUrl(patientId, threadId)}/draft`, { body }));
  }

  /** Puts other words in a message's place, or takes it back. */
  correct(message: MessageView, patientId: string, change: CorrectMessage): Promise<MessageView> {
    const url = `${threadUrl(patientId, message.threadId)}/messages/${message.id}/correction`;
    return firstValueFrom(this.http.put<MessageView>(url, change));
  }

  /** What a message said before. */
  history(message: MessageView, patientId: string): Promise<MessageHistory> {
    const url = `${threadUrl(patientId, message.threadId)}/messages/${message.id}/history`;
    return firstValueFrom(this.http.get<MessageHistory>(url));
  }

  /** Hands a conversation to one person, or to nobody. */
  assign(patientId: string, threadId: string, change: AssignThread): Promise<ThreadDetail> {
    return firstValueFrom(this.http.put<ThreadDetail>(`${threadUrl(patientId, threadId)}/assignee`, change));
  }

  /** Moves a conversation to another pool. */
  reroute(patientId: string, threadId: string, change: RerouteThread): Promise<ThreadDetail> {
    return firstValueFrom(this.http.put<ThreadDetail>(`${threadUrl(patientId, threadId)}/pool`, change));
  }

  /** Closes or reopens a conversation; it arrives even when the page is on its way out. */
  setState(patientId: string, threadId: string, change: SetThreadState): Promise<ThreadDetail> {
    const url = `${threadUrl(patientId, threadId)}/state`;
    return firstValueFrom(this.http.put<ThreadDetail>(url, change, { keepalive: true }));
  }

  /** Every staff note of a conversation. */
  notes(patientId: string, threadId: string): Promise<NoteList> {
    return firstValueFrom(this.http.get<NoteList>(`${threadUrl(patientId, threadId)}/notes`));
  }

  /** Writes a staff note; the same identifier with the same words is the same note. */
  writeNote(patientId: string, threadId: string, noteId: string, body: string): Promise<NoteView> {
    return firstValueFrom(this.http.put<NoteView>(`${threadUrl(patientId, threadId)}/notes/${noteId}`, { body }));
  }
}
