import { withTraditional } from './build.ts'
import type { Region, Situation } from './situation.ts'
import type { RegionsFile, SituationFile } from './situation-schema.ts'

/** The regions of a checked file. */
export function toRegions(file: RegionsFile): readonly Region[] {
  return file.map(({ code, 'zh-Hans': han, en, words, areaCode, onlyWithProvince }) => ({
    code,
    name: withTraditional({ en, 'zh-Hans': han }),
    words,
    ...(areaCode && { areaCode }),
    onlyWithProvince,
  }))
}

/** The situation of a checked file. */
export function toSituation({ questions, ...rest }: SituationFile): Situation {
  return {
    ...rest,
    questions: questions.map(({ id, ask, options }) => ({
      id,
      ask: withTraditional(ask),
      options: options.map((option) => ({ id: option.id, label: withTraditional(option.label) })),
    })),
  }
}
