// The payloads of section 2 of the reference: every key, with the value the server fills in. What a test has said itself
// comes as `given` and replaces these. "fault N" is a fault of the original, section 9 of the reference, that we mend.
import { aTime, anyText, id, oneOf, optional, textLike } from './match.js'

const VOLUME = { volume: 1, muted: false }

const POSITION = { x: 0, y: -1, z: 0, rX: 0, rY: 0, rZ: -180, directivity: 'cardoid' }

/** In the order in which the devices of the story came onto the stage. */
const ORDERS = { 'anna.browser': 0, 'bert.browser': 1, 'anna.ovbox': 2 }

/** In the order in which the people of the story came. */
const MEMBER_INDEXES = { anna: 0, bert: 1 }

/** Groups begin in the middle of the room, turned to nobody. */
const CENTRED = { x: 0, y: 0, z: 0, rX: 0, rY: 0, rZ: 0, directivity: 'omni' }

export const user = (who, given = {}) => ({
    _id: id(`${who}.user`),
    uid: id(`${who}.account`),
    name: who,
    avatarUrl: optional(oneOf(null, '')),
    canCreateStage: true,
    stageId: null,
    groupId: null,
    stageMemberId: null,
    ...given,
})

/** @param which for example `anna.browser` */
export const device = (which, given = {}) => ({
    _id: id(which),
    userId: id(`${ownerOf(which)}.user`),
    uuid: id(which), // what a device with requestSession gets
    type: 'browser',
    requestSession: false,
    name: '',
    online: false,
    canAudio: false,
    canVideo: false,
    sendAudio: false,
    sendVideo: false,
    receiveAudio: false,
    receiveVideo: false,
    createdAt: aTime,
    lastLoginAt: aTime,
    audioEngine: 'webaudio',
    inputSoundCardId: null,
    outputSoundCardId: null,
    soundCardId: null,
    volume: 1,
    balance: 0.5,
    buffer: 4096,
    useP2P: true,
    egoGain: 1,
    canOv: false,
    ovRawMode: false,
    ovRenderISM: false,
    ovP2p: true,
    ovRenderReverb: true,
    ovReceiverType: 'ortf',
    ovReverbGain: 0.4,
    apiServer: optional(anyText),
    ...given,
})

export const soundCard = (which, given) => ({
    _id: id(which),
    userId: id(`${ownerOf(which)}.user`),
    audioEngine: 'webaudio',
    isDefault: false,
    online: false,
    sampleRate: 48000,
    sampleRates: [48000],
    periodSize: 96,
    numPeriods: 2,
    softwareLatency: null,
    bufferSize: 512,
    channels: [],
    ...given,
})

export const stage = (which, given = {}) => ({
    _id: id(which),
    name: '',
    description: '',
    password: null, // fault 11: never the password itself
    admins: [],
    soundEditors: [],
    iconUrl: null,
    videoType: 'mediasoup',
    audioType: 'mediasoup',
    videoRouter: null,
    audioRouter: null,
    preferredPosition: { lat: 50.110924, lng: 8.682127 },
    width: 25,
    length: 20,
    height: 10,
    reflection: 0.7,
    absorption: 0.7,
    render3DAudio: true,
    renderReverb: false,
    closed: false, // ours: whether the operator closed it
    ...given,
})

export const group = (which, given = {}) => ({
    _id: id(which),
    stageId: id('stage'),
    name: 'Unnamed group',
    description: '',
    iconUrl: null,
    index: 0, // of 2022
    color: textLike(/^hsla\(\d{1,3}, ?70%, ?80%, ?1\)$/),
    ...VOLUME,
    ...CENTRED,
    ...given,
})

export const stageMember = (who, given = {}) => ({
    _id: id(`${who}.member`),
    stageId: id('stage'),
    userId: id(`${who}.user`),
    groupId: null,
    name: who, // these three of 2022
    index: MEMBER_INDEXES[who],
    solo: false,
    silenced: false, // ours
    active: true,
    isDirector: false,
    ...VOLUME,
    ...POSITION,
    ...given,
})

export const stageDevice = (which, given = {}) => ({
    _id: id(`${which}.onStage`),
    userId: id(`${ownerOf(which)}.user`),
    deviceId: id(which),
    stageId: id('stage'),
    stageMemberId: id(`${ownerOf(which)}.member`),
    groupId: null,
    type: 'browser',
    name: 'browser', // the type, indeed
    active: true,
    order: ORDERS[which], // fault 40: the lowest free number, never one twice
    sendLocal: true,
    ...VOLUME,
    ...POSITION,
    ...given,
})

const track = (which, given) => ({
    _id: id(which),
    userId: id(`${ownerOf(which)}.user`),
    deviceId: id(deviceOf(which)),
    stageId: id('stage'),
    stageMemberId: id(`${ownerOf(which)}.member`),
    stageDeviceId: id(`${deviceOf(which)}.onStage`),
    type: '',
    createdAt: aTime,
    ...given,
})

export const audioTrack = (which, given = {}) => track(which, { ...VOLUME, ...POSITION, ...given })

export const videoTrack = (which, given = {}) => track(which, given)

/** What a listener set for himself: `target` is its key and what it names. */
export const custom = (which, { listener, target }, given) => ({
    _id: id(which),
    userId: id(`${ownerOf(listener)}.user`),
    deviceId: id(listener),
    stageId: id('stage'),
    ...target,
    ...given,
})

export const SOUND = VOLUME
export const PLACE = POSITION

const customOfMember = (which, { listener, of }) => ({
    _id: id(which),
    userId: id(`${ownerOf(listener)}.user`),
    deviceId: id(listener),
    stageId: id('stage'),
    stageMemberId: id(`${of}.member`),
})

export const customMemberVolume = (which, whose, given = {}) => ({ ...customOfMember(which, whose), ...VOLUME, ...given })

export const customMemberPosition = (which, whose, given = {}) => ({ ...customOfMember(which, whose), ...POSITION, ...given })

export const chatMessage = (who, message) => ({
    userId: id(`${who}.user`),
    stageMemberId: id(`${who}.member`),
    message,
    time: aTime,
})

/** `s-j`: every list is always there, `groupId` also when it is null, and stage and groups every time. */
export const stagePackage = (who, given) => ({
    stageId: id('stage'),
    stageMemberId: id(`${who}.member`),
    groupId: null,
    videoTracks: [],
    audioTracks: [],
    customGroups: [], // these two of 2022
    scenes: [],
    ...(who === 'anna' ? { bans: [], logbook: [] } : {}), // ours, for admins
    customGroupVolumes: [],
    customGroupPositions: [],
    customStageMemberVolumes: [],
    customStageMemberPositions: [],
    customStageDeviceVolumes: [],
    customStageDevicePositions: [],
    customAudioTrackVolumes: [],
    customAudioTrackPositions: [],
    ...given,
})

const ownerOf = (which) => which.split('.')[0]
const deviceOf = (which) => which.split('.').slice(0, 2).join('.')
