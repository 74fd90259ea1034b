import { z } from 'zod'

/** Text that is really there. */
export const text = z
  .string({
    error: ({ input }) =>
      input === undefined
        ? undefined
        : 'is not text; put it in quotes (a bare number, or a colon with a blank, is something else in YAML)',
  })
  .trim()
  .min(1, 'is empty; write the text or remove the key')
  .refine((written) => !/^[….\s]+$/.test(written), 'is still the placeholder of the template; write the text')

/** English and Simplified Chinese must be there; Traditional is derived where an author does not write it. */
export const localised = <T extends z.ZodType>(value: T) =>
  z.strictObject({ en: value, 'zh-Hans': value, 'zh-Hant': value.optional() })
/** A day of the calendar, YYYY-MM-DD. */
export const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date('must be a day of the calendar such as 2026-11-23'),
)
/** As much as is known of the day on which a document was issued: the day, the month or the year. */
export const partOfDay = z.union([day, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)], {
  error: 'must be a day, a month or a year such as "2026-11-23", "2026-11", "2026"',
})
/** The name of a file, a group or an article. */
export const id = z.string().regex(/^[a-z0-9-]+$/, 'must be of a-z, 0-9 and "-"')

/** GB/T 2260: two digits for a province, four for a city or prefecture. */
export const regionCode = z
  .string('must be in quotes, such as "31"')
  .regex(/^\d{2}(\d{2})?$/, 'must be two digits for a province, four for a city')

/** `law#article` or `law#article/paragraph`: `social-insurance-law#60/2`. */
export const citationPattern = /^([a-z0-9-]+)#([a-z0-9-]+)(?:\/(\d+))?$/

export const citation = z
  .string()
  .regex(citationPattern, 'must be law#article or law#article/paragraph, for example social-insurance-law#60/2')
