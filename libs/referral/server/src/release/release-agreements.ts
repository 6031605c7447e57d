import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { type Agreement, Agreements, type Tx } from '@holdfast/platform/server';
import { releasesOf } from './release-rows';
import { ReleaseViews } from './release-views';

/** Tells the history of consents which releases were signed, taken back, and ran out. Drafts bind nobody. */
@Injectable()
export class ReleaseAgreements implements OnModuleInit {
  constructor(
    private readonly agreements: Agreements,
    private readonly views: ReleaseViews,
  ) {}

  onModuleInit(): void {
    this.agreements.add((tx, patientId) => this.of(tx, patientId));
  }

  private async of(tx: Tx, patientId: Id): Promise<Agreement[]> {
    const rows = (await releasesOf(tx, patientId)).filter(({ signedAt }) => signedAt !== null);
    const views = await this.views.told(tx, rows);
    return rows.flatMap(({ id, signedAt, signedBy, expiresAt, revokedAt, revokedBy }, index) => {
      const to = (views[index]?.recipients ?? []).map(({ name }) => name).join(', ');
      const told = (kind: string, at: Date | null, by: Id | null) =>
        at ? [{ id, kind: `release.${kind}`, at: at.getTime(), by, facts: { to } }] : [];
      const isOver = !revokedAt && expiresAt.getTime() <= tx.now;
      return [
        ...told('signed', signedAt, signedBy),
        ...told('revoked', revokedAt, revokedBy),
        ...told('expired', isOver ? expiresAt : null, null),
      ];
    });
  }
}
