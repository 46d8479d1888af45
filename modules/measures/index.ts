import { enginePledges, type Pledge } from '@redlich/engine';
import type { Module } from '../../platform/module.ts';
import { measuresDeclaration } from './declaration.ts';
import { measureMigrations } from './measure.tables.ts';
import { measurePledges } from './pledges.ts';
import { measureRoutes } from './routes.ts';
import { measureTexts } from './texts.ts';

export { measureAnswers } from './service/answers.ts';

/**
 * The technical and organisational measures (Art. 32 GDPR): what only the company can answer, and the yearly review.
 * @param others the modules whose pledges prove measures
 */
export function measuresModule(others: readonly Module[]): Module {
  const pledges: readonly Pledge[] = [...enginePledges, ...others.flatMap((module) => module.pledges ?? [])];
  return {
    id: 'measures',
    declaration: measuresDeclaration,
    migrations: measureMigrations,
    texts: measureTexts,
    routes: (api) => measureRoutes(api, pledges),
    jobs: [],
    pledges: measurePledges,
  };
}
