import { spellings } from './names.mjs';
import { pageFiles } from './page.mjs';

/** The starting files of a feature: its three rooms with one thing that can be read, and its README. */
export function featureFiles(name) {
  const words = spellings(name);
  return { [`libs/${name}/README.md`]: readme(words), ...model(words), ...server(words), ...portal(words) };
}

/** What a person still has to do, because only a person can decide it. */
export function featureSteps(name) {
  const { pascal, camel, snake } = spellings(name);
  return [
    `tools/lint/boundaries.mjs: say which features ${name} may lean on.`,
    `apps/api/src/app.module.ts: add ${pascal}Module, and ${camel}Policy to the policy tables.`,
    `npm run generate -- migration ${name}: make the table ${snake}.`,
    `libs/${name}/README.md: say what it is, its states, its events, and what must never happen.`,
    `The portal: offer ${camel}Route to an audience, and put the words of its page into its copy.`,
  ];
}

function readme({ title }) {
  return `# ${title}

What it is, in two sentences.

## Words

- **${title}**: what one of them stands for.

## States

| from | to | when |
| --- | --- | --- |

## Events

| event | when | who listens |
| --- | --- | --- |

## What must never happen

- What a patient would be harmed by, in one line each.
`;
}

function model({ kebab, pascal, camel, title }) {
  const src = `libs/${kebab}/model/src`;
  const inner = ['contract', 'errors', 'events', 'policy'].map((kind) => `export * from './${kebab}.${kind}';\n`);
  return {
    [`${src}/index.ts`]: inner.join(''),
    [`${src}/${kebab}.contract.ts`]: `import { z } from 'zod';
import { IdSchema } from '@holdfast/platform/model';

/** Which ${title.toLowerCase()} of which patient a route speaks of. */
export const ${pascal}Path = z.strictObject({ patientId: IdSchema, id: IdSchema });

/** Which ${title.toLowerCase()} of which patient a route speaks of. */
export type ${pascal}Path = z.infer<typeof ${pascal}Path>;

/** A ${title.toLowerCase()} as its readers see it. */
export const ${pascal}View = z
  .strictObject({
    id: IdSchema,
    patientId: IdSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: '${pascal}View' });

/** A ${title.toLowerCase()} as its readers see it. */
export type ${pascal}View = z.infer<typeof ${pascal}View>;
`,
    [`${src}/${kebab}.errors.ts`]: `import { failure } from '@holdfast/platform/model';

/** The ${title.toLowerCase()} was changed by someone else in the meantime. */
export const ${camel}Changed = failure('conflict', '${kebab}.changed', 'This was changed a moment ago.');
`,
    [`${src}/${kebab}.events.ts`]: `import { event } from '@holdfast/platform/model';

/** A ${title.toLowerCase()} came to be. */
export const ${camel}Created = event('${kebab}.created', 'patientId', '${camel}Id');
`,
    [`${src}/${kebab}.policy.ts`]: `import { any, isPatient, onCareTeam, policy } from '@holdfast/platform/model';

/** Who may do what with a ${title.toLowerCase()}. */
export const ${camel}Policy = policy({
  '${kebab}.read': any(isPatient, onCareTeam),
});
`,
  };
}

function server(words) {
  const { kebab, pascal } = words;
  const src = `libs/${kebab}/server/src`;
  return {
    [`${src}/index.ts`]: `export * from './${kebab}-reading';\nexport * from './${kebab}.module';\n`,
    [`${src}/${kebab}.entity.ts`]: entity(words),
    [`${src}/${kebab}-reading.ts`]: reading(words),
    [`${src}/${kebab}.controller.ts`]: controller(words),
    [`${src}/${kebab}.module.ts`]: `import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ${pascal}Reading } from './${kebab}-reading';
import { ${pascal}Controller } from './${kebab}.controller';
import { ${pascal} } from './${kebab}.entity';

/** ${words.title}: see the feature's README. */
@Module({
  imports: [TypeOrmModule.forFeature([${pascal}])],
  controllers: [${pascal}Controller],
  providers: [${pascal}Reading],
  exports: [${pascal}Reading],
})
export class ${pascal}Module {}
`,
  };
}

function entity({ pascal, snake, title }) {
  return `import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One ${title.toLowerCase()} of one patient. */
@Entity('${snake}')
export class ${pascal} {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
`;
}

function reading({ kebab, pascal, title }) {
  return `import { Injectable } from '@nestjs/common';
import type { ${pascal}Path, ${pascal}View } from '@holdfast/${kebab}/model';
import { type Actor, missing } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { ${pascal} } from './${kebab}.entity';

/** Shows a ${title.toLowerCase()} to those who may see it. */
@Injectable()
export class ${pascal}Reading {
  constructor(private readonly work: Work) {}

  /** One ${title.toLowerCase()} of one patient; fails with \`missing\`. */
  view(actor: Actor, { patientId, id }: ${pascal}Path): Promise<${pascal}View> {
    return this.work.as(actor, async (tx) => {
      const found = await tx.manager.findOneBy(${pascal}, { clinicId: actor.clinicId, patientId, id });
      if (!found) throw missing();
      return { id: found.id, patientId: found.patientId, createdAt: found.createdAt.toISOString() };
    });
  }
}
`;
}

function controller({ kebab, pascal, camel, title }) {
  return `import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ${pascal}Path, ${pascal}View } from '@holdfast/${kebab}/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { ${pascal}Reading } from './${kebab}-reading';

/** ${title}, over HTTP. */
@ApiTags('${kebab}')
@Controller('api/patients/:patientId/${kebab}')
export class ${pascal}Controller {
  constructor(private readonly reading: ${pascal}Reading) {}

  @Get(':id')
  @Can('${kebab}.read')
  @Answers(200, ${pascal}View)
  ${camel}(@Acting() actor: Actor, @Param({ schema: ${pascal}Path }) path: ${pascal}Path): Promise<${pascal}View> {
    return this.reading.view(actor, path);
  }
}
`;
}

function portal({ kebab, pascal, camel, title }) {
  const src = `libs/${kebab}/portal/src`;
  return {
    ...pageFiles(kebab, kebab),
    [`${src}/index.ts`]: `export * from './${kebab}.routes';\n`,
    [`${src}/${kebab}.routes.ts`]: `import type { Route } from '@angular/router';

/** The page about a patient's ${title.toLowerCase()}. */
export const ${camel}Route: Route = {
  path: '${kebab}',
  loadComponent: () => import('./${kebab}-page').then((part) => part.${pascal}Page),
};
`,
  };
}
