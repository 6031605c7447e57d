import type { SessionGrant } from '@holdfast/identity/model';
import type { MessagePage, MessageView, ThreadDetail } from '@holdfast/messaging/model';

/** A person's program that uses the API over the network, as the portal does. */
export class Client {
  private constructor(
    private readonly address: string,
    readonly grant: SessionGrant,
  ) {}

  /** Signs in. */
  static async signIn(address: string, email: string, password: string): Promise<Client> {
    const answer = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-holdfast': 'portal' },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
    return new Client(address, (await answer.json()) as SessionGrant);
  }

  /** Asks once. @returns status and body; status 0 when no answer came */
  async ask<T>(method: string, path: string, body?: object): Promise<{ status: number; body: T | null }> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.grant.accessToken}` };
    if (body) headers['content-type'] = 'application/json';
    try {
      const answer = await fetch(this.address + path, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(8000),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? (JSON.parse(text) as T) : null };
    } catch {
      return { status: 0, body: null };
    }
  }

  /** Opens a conversation; fails unless it opened. */
  async openThread(patientId: string, threadId: string): Promise<void> {
    const { status } = await this.ask<ThreadDetail>('PUT', `/api/patients/${patientId}/threads/${threadId}`, {
      topic: 'question',
    });
    if (status !== 201 && status !== 200) throw new Error(`The conversation did not open: ${status}`);
  }

  /** Reads a whole conversation, from its first message on. */
  async readAll(patientId: string, threadId: string): Promise<MessageView[]> {
    const found: MessageView[] = [];
    for (;;) {
      const after = found.at(-1)?.seq ?? 0;
      const path = `/api/patients/${patientId}/threads/${threadId}/messages?after=${after}&limit=100`;
      const { status, body } = await this.ask<MessagePage>('GET', path);
      if (status !== 200 || !body) throw new Error(`The conversation could not be read: ${status}`);
      found.push(...body.items);
      if (!body.more) return found;
    }
  }
}
