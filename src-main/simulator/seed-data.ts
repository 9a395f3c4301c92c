/** Made-up people, firms and orders around real business model codes. No name here belongs to a customer. */

/** A model as Samsung sells it to firms. `tac` is the first eight digits of its IMEIs; null for Wi-Fi only. */
export type Model = { code: string; name: string; tac: number | null; dualSim: boolean };

export const models: readonly Model[] = [
  { code: 'SM-G556B', name: 'Galaxy XCover7', tac: 35_104_600, dualSim: true },
  { code: 'SM-G736B', name: 'Galaxy XCover6 Pro', tac: 35_227_400, dualSim: true },
  { code: 'SM-G525F', name: 'Galaxy XCover 5', tac: 35_368_100, dualSim: true },
  { code: 'SM-T575', name: 'Galaxy Tab Active3 LTE', tac: 35_412_900, dualSim: false },
  { code: 'SM-T636B', name: 'Galaxy Tab Active4 Pro 5G', tac: 35_533_200, dualSim: false },
  { code: 'SM-X306B', name: 'Galaxy Tab Active5 5G', tac: 35_671_800, dualSim: false },
  { code: 'SM-A546B', name: 'Galaxy A54 5G', tac: 35_736_500, dualSim: true },
  { code: 'SM-A556B', name: 'Galaxy A55 5G', tac: 35_846_300, dualSim: true },
  { code: 'SM-S921B', name: 'Galaxy S24', tac: 35_917_700, dualSim: true },
  { code: 'SM-S931B', name: 'Galaxy S25', tac: 35_959_000, dualSim: true },
  { code: 'SM-X200', name: 'Galaxy Tab A8 Wi-Fi', tac: null, dualSim: false },
  { code: 'SM-X300', name: 'Galaxy Tab Active5 Wi-Fi', tac: null, dualSim: false },
];

export const customerName = 'Meridian Field Service';
export const mailDomain = 'meridian-fieldservice.example';
export const depots = ['Lyon', 'Rotterdam', 'Leeds'] as const;

/** A Samsung KME profile with the life of its enrolment token at Ivanti, in days from today; null: never ends. */
export type SeedProfile = {
  name: string;
  description: string;
  tokenDays: number | null | 'none';
  user: number | null;
};

export const seedProfiles: readonly SeedProfile[] = [
  { name: 'Couriers FR', description: 'Delivery rounds, depot Lyon', tokenDays: 41, user: 0 },
  { name: 'Warehouse scanners', description: 'Picking and returns, depot Rotterdam', tokenDays: 1, user: 14 },
  { name: 'Field engineers UK', description: 'Site visits, depot Leeds', tokenDays: 183, user: 27 },
  { name: 'Kiosk tablets', description: 'Sign-in desks and vans, one app only', tokenDays: -9, user: null },
  { name: 'Executives', description: 'Fully managed phones for the board', tokenDays: null, user: 3 },
  { name: 'Loan pool NL', description: 'Spare devices lent for repairs', tokenDays: 'none', user: null },
  { name: 'Training room', description: 'Shared devices of the courses', tokenDays: 5, user: 31 },
];

/** What Ivanti holds beside them: made from a CSV, unknown to Samsung. */
export const selfMaintainedProfile: SeedProfile = {
  name: 'Older handhelds',
  description: 'Devices bought before Knox, listed by hand',
  tokenDays: 12,
  user: 22,
};

/** What a device is for: [weight, number] pairs choose its model; `profile` is where such devices go. */
export type Role = { profile: number; tag: string; models: readonly (readonly [number, number])[] };

/** Same order as seedProfiles. */
export const roles: readonly Role[] = [
  {
    profile: 0,
    tag: 'courier',
    models: [
      [60, 0],
      [28, 2],
      [12, 6],
    ],
  },
  {
    profile: 1,
    tag: 'scanner',
    models: [
      [55, 1],
      [25, 3],
      [20, 4],
    ],
  },
  {
    profile: 2,
    tag: 'engineer',
    models: [
      [50, 5],
      [32, 7],
      [18, 0],
    ],
  },
  {
    profile: 3,
    tag: 'kiosk',
    models: [
      [60, 10],
      [40, 11],
    ],
  },
  {
    profile: 4,
    tag: 'board',
    models: [
      [45, 8],
      [55, 9],
    ],
  },
  {
    profile: 5,
    tag: 'loan',
    models: [
      [50, 6],
      [30, 1],
      [20, 3],
    ],
  },
  {
    profile: 6,
    tag: 'training',
    models: [
      [50, 7],
      [30, 4],
      [20, 10],
    ],
  },
];

/** [weight, role] pairs for each depot. */
export const depotRoles: readonly (readonly (readonly [number, number])[])[] = [
  [
    [84, 0],
    [6, 6],
    [6, 4],
    [4, 3],
  ],
  [
    [68, 1],
    [18, 3],
    [14, 5],
  ],
  [
    [74, 2],
    [10, 3],
    [8, 4],
    [8, 6],
  ],
];

/** [weight out of 1000, state] of devices whose upload was approved. */
export const stateWeights = [
  [590, 'provisioned'],
  [205, 'assigned'],
  [130, 'unassigned'],
  [15, 'assignFailed'],
  [15, 'cancelled'],
  [20, 'provisionFailed'],
  [13, 'provisionedRestricted'],
  [12, 'licenseExpired'],
] as const;

export type SeedReseller = { id: string; name: string; associated: boolean };

/** Two resellers deliver already; the third is known to Samsung and waits to be associated. */
export const seedResellers: readonly SeedReseller[] = [
  { id: 'RS48210937', name: 'Norvia Distribution', associated: true },
  { id: 'RS51977364', name: 'Halden Mobile Supply', associated: true },
  { id: 'RS60333108', name: 'Tarn & Weir Wholesale', associated: false },
];

/** The five uploads of a depot's world: size out of 2,400, weight of each depot, and how long ago. */
export type SeedUpload = {
  devices: number;
  depots: readonly (readonly [number, number])[];
  reseller: number;
  daysAgo: number;
  approved: boolean;
};

export const BLOCK = 2400;

export const seedUploads: readonly SeedUpload[] = [
  {
    devices: 900,
    depots: [
      [72, 0],
      [28, 2],
    ],
    reseller: 0,
    daysAgo: 96,
    approved: true,
  },
  {
    devices: 812,
    depots: [
      [66, 1],
      [34, 2],
    ],
    reseller: 1,
    daysAgo: 54,
    approved: true,
  },
  { devices: 464, depots: [[100, 2]], reseller: 1, daysAgo: 4, approved: false },
  { devices: 212, depots: [[100, 0]], reseller: 0, daysAgo: 2, approved: false },
  { devices: 12, depots: [[100, 0]], reseller: 0, daysAgo: 1, approved: false },
];

/** Forty people: fourteen French, thirteen Dutch, thirteen English. */
export const people: readonly (readonly [string, string])[] = [
  ['Camille', 'Lefèvre'],
  ['Julien', 'Moreau'],
  ['Élodie', 'Garnier'],
  ['Hugo', 'Chevalier'],
  ['Inès', 'Perrin'],
  ['Mathieu', 'Roussel'],
  ['Léa', 'Fontaine'],
  ['Antoine', 'Mercier'],
  ['Chloé', 'Barbier'],
  ['Benoît', 'Dufour'],
  ['Manon', 'Lemoine'],
  ['Théo', 'Carpentier'],
  ['Aurélie', 'Noël'],
  ['Karim', 'Benali'],
  ['Sanne', 'de Vries'],
  ['Daan', 'Bakker'],
  ['Lotte', 'van den Berg'],
  ['Bram', 'Visser'],
  ['Femke', 'Jansen'],
  ['Sven', 'Hoekstra'],
  ['Anouk', 'Mulder'],
  ['Ruben', 'van Dijk'],
  ['Maud', 'Smits'],
  ['Jeroen', 'Kuipers'],
  ['Noor', 'Postma'],
  ['Thijs', 'Dekker'],
  ['Yasmin', 'el Amrani'],
  ['Oliver', 'Hartley'],
  ['Grace', 'Whitfield'],
  ['Imran', 'Hussain'],
  ['Charlotte', 'Pemberton'],
  ['Callum', 'Reid'],
  ['Ffion', 'Morgan'],
  ['Daniel', 'Ashworth'],
  ['Priya', 'Nair'],
  ['Tom', 'Braithwaite'],
  ['Sophie', "O'Connell"],
  ['Lewis', 'Thornton'],
  ['Hannah', 'Clegg'],
  ['Marcus', 'Bell'],
];

/** [first, count] of the people who work at each depot. */
export const depotPeople: readonly (readonly [number, number])[] = [
  [0, 14],
  [14, 13],
  [27, 13],
];
