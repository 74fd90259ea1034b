/** The three routes that the bot exists for: the big quick replies of /start. */
export const mainRoutes = ['restore-after-interruption', 'pay-arrears', 'reapply-after-cancellation'] as const
