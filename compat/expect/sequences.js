// The order of events, as tables: the reference's login order (5.1), joining and leaving (3.10). What comes in one wave
// without an order of its own is `together`.
import { together } from '../clients/frame-log.js'
import { aTime, id, optional } from './match.js'

const added = (code, entities) => (entities.length > 0 ? [together(...entities.map((entity) => [`${code}-a`, entity]))] : [])

/** The frames of a sign-in; `went` holds the entities as the server has them now. */
export const login = ({ devices, own, soundCards = [], stages = [], groups = [], inside, user }) => [
    ['ready'],
    ...added('d', devices),
    ['ldr', own], // online is still false
    ...added('sc', soundCards),
    ...added('s', stages),
    ...added('g', groups),
    ...(inside ? [['s-j', inside]] : []),
    ['u-r', user],
    ['ok', optional({ turn: optional({ urls: [], username: optional(''), credential: optional('') }) })],
]

/** Step 15: the device is online, and what the client has said of it at sign-in is stored. */
export const online = (which, said = {}) => [
    'd-c',
    {
        _id: id(which),
        userId: id(`${which.split('.')[0]}.user`),
        online: true,
        lastLoginAt: aTime,
        ...Object.fromEntries(Object.entries(said).map(([key, value]) => [key, optional(value)])),
    },
]

/** Joining as the joining person's devices see it, up to the package. */
export const joining = (who, { groupId, inside }) => [
    // `s-l` also before the very first `s-j`: that is how clients clear what they hold.
    ['u-c', { _id: id(`${who}.user`), stageId: id('stage'), groupId, stageMemberId: id(`${who}.member`) }],
    ['s-l', null],
    ['s-j', inside],
]

/** Leaving as the leaving person's devices see it. Fault 33: nulls are said, not left out. */
export const leaving = (who) => [
    ['u-c', { _id: id(`${who}.user`), stageId: null, groupId: null, stageMemberId: null }],
    ['s-l', null],
]
