const factor = Number(process.env.DIGITAL_STAGE_SLOW ?? 1)

/** So many milliseconds, more on a machine that is said to be slow. */
export const patient = (milliseconds) => milliseconds * factor
