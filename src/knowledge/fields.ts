import { z } from 'zod'

/** Text that is neither empty nor the placeholder of the template. */
export const text = z
  .string({
    error: ({ input }) =>
      input === undefined
        ? undefined
        : 'is not text; put it in quotes (YAML reads a bare number, or a colon followed by a space, as something else)',
  })
  .trim()
  .min(1, 'is empty; write the text or remove the key')
  .refine((written) => !/^[….\s]+$/.test(written), 'is still the placeholder from the template; write the text')

/** English and Simplified Chinese are required; Traditional is derived unless an author writes it. */
export const localised = <T extends z.ZodType>(value: T) =>
  z.strictObject({ en: value, 'zh-Hans': value, 'zh-Hant': value.optional() })

/** A calendar day, YYYY-MM-DD. */
export const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date('must be a calendar day such as 2026-11-23'),
)

/** When a document was issued, as far as it is known: the day, the month or the year. */
export const partOfDay = z.union([day, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)], {
  error: 'must be a day, month or year such as "2026-11-23", "2026-11" or "2026"',
})

/** The name of a file, a group or an article. */
export const id = z.string().regex(/^[a-z0-9-]+$/, 'may contain only a-z, 0-9 and "-"')

/** GB/T 2260: two digits for a province, four for a city or prefecture. */
export const regionCode = z
  .string('must be in quotes, such as "31"')
  .regex(/^\d{2}(\d{2})?$/, 'must be two digits for a province, four for a city')

/** `law#article` or `law#article/paragraph`: `social-insurance-law#60/2`. */
export const citationPattern = /^([a-z0-9-]+)#([a-z0-9-]+)(?:\/(\d+))?$/

export const citation = z
  .string()
  .regex(citationPattern, 'must be law#article or law#article/paragraph, for example social-insurance-law#60/2')
