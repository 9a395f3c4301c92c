/** Samsung's documented error codes as far as the simulator uses them (knox-api 1.1 and 3): name and number. */
export const knoxCodes = {
  RESOURCE_INVALID_PARAM: 4000000,
  TOO_MANY_DEVICES: 4000019,
  TENANT_MISMATCH: 4000904,
  BULK_ENROLL_PROFILE_INVALID: 4001700,
  CUSTOMER_ID_INVALID: 4001701,
  BULK_ENROLL_REQUEST_INVALID: 4001701,
  BULK_ENROLL_DEVICE_INVALID: 4001703,
  API_KEY_NON_UNIQUE_JWTID: 4002250,
  BAD_REQUEST_CLIENTIDENTIFIER_CLAIM_NOT_POPULATED: 4002251,
  ACCESS_TOKEN_TIMEOUT_VALIDITY_RESOURCE_INVALID_PARAM: 4002251,
  AUTHORIZATION_FAIL: 4010000,
  IDP_AUTHORIZATION_FAIL: 4010011,
  ACCESS_TOKEN_BAD_REQUEST: 4012250,
  BAD_REQUEST_ACCESS_TOKEN_CLAIM_NOT_POPULATED: 4012251,
  SCOPE_AUTHORIZATION_FAIL: 40300000,
  ACCESS_TOKEN_EXPIRED: 4032251,
  ACCESS_TOKEN_INVALID: 4032252,
  RESOURCE_NOT_FOUND: 4040000,
  DEVICE_NOT_FOUND: 4040300,
  TENANT_NOT_FOUND: 4040900,
  BULK_ENROLL_PROFILE_NOT_FOUND: 4041700,
  RESELLER_NOT_FOUND: 4042100,
  BULK_ENROLL_PROFILE_NAME_CONFLICT: 4091700,
  RESELLER_ASSOCIATION_ALREADY_EXISTS: 4092103,
  TOO_MANY_REQUESTS: 4290000,
  INTERNAL_SERVER_ERROR: 5000000,
  RSA_DECRYPTION_FAIL: 5000006,
} as const;

export type KnoxErrorName = keyof typeof knoxCodes;

/** A refusal in Samsung's shape: the first three digits of the code are the HTTP status. */
export class KnoxRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly data: string | undefined;

  constructor(name: KnoxErrorName, data?: string) {
    super(name === 'SCOPE_AUTHORIZATION_FAIL' ? 'AUTHORIZATION_FAIL' : name);
    this.name = 'KnoxRefusal';
    this.code = knoxCodes[name];
    this.status = Number(String(this.code).slice(0, 3));
    this.data = data;
  }
}
