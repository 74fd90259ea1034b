import type { FalseClaimsFile } from '../false-claims-schema.ts'
import type { KnowledgeFiles } from '../files.ts'
import type { YamlFile } from '../read-yaml.ts'
import type { IntentFile } from '../schema.ts'
import { asError, type Finding } from './finding.ts'

type FalseClaim = FalseClaimsFile[number] & { readonly expressions: readonly RegExp[] }

const withExpressions = (claim: FalseClaimsFile[number]): FalseClaim => ({
  ...claim,
  expressions: claim.patterns.map((pattern) => new RegExp(pattern, 'i')),
})

/** Every text of the answers of an intent, in English and Simplified Chinese. */
function textsOf({ value }: YamlFile<IntentFile>): readonly string[] {
  return [value.answer, ...value.variants.map(({ answer }) => answer)]
    .flatMap((answer) => [answer.en, answer['zh-Hans']])
    .flatMap(({ short, simple = '', steps = [], details = [], local = '' }) => [
      short,
      simple,
      ...steps,
      ...details,
      local,
    ])
}

/** Finds answers that make one of the claims in intents/false-claims.yaml. */
export function findFalseClaims({ intents, falseClaims }: KnowledgeFiles): Finding[] {
  const claims = (falseClaims?.value ?? []).map(withExpressions)
  return [...intents.values()].flatMap((yaml) =>
    textsOf(yaml).flatMap((text) =>
      claims
        .filter(({ expressions }) => expressions.some((expression) => expression.test(text)))
        .map(({ instead, citations }) =>
          asError({
            file: yaml.file,
            line: yaml.lineOf(['answer']),
            message: `says "${text.slice(0, 60)}…", but ${instead} (${citations.join(', ')}).`,
          }),
        ),
    ),
  )
}
