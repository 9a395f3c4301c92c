/** A user of Ivanti Neurons for MDM, normalised. */
export type IvantiUser = { userId: string; name: string; email: string };

/** An enrolment token's life as Ivanti tells it; its value is a secret and stays out of every list. */
export type IvantiEnrollmentToken = {
  enrollmentTokenId: string;
  /** Name of the Samsung KME profile it was issued for. */
  profileName: string;
  userId: string | null;
  issuedAt: string | null;
  expiresAt: string | 'never' | null;
};

/** Whether a device has registered with Ivanti; matched by serial number or either IMEI. */
export type IvantiRegistration = {
  serial: string | null;
  imei: string | null;
  imei2: string | null;
  state: 'registered' | 'pending';
};

/** Ivanti Neurons for MDM behind one wire dialect (schemas inferred, mission 2.4). Every call throws AppError. */
export type IvantiClient = {
  listUsers(
    query: { text?: string; page: number; pageSize: number },
    signal: AbortSignal,
  ): Promise<{ items: IvantiUser[]; total: number }>;
  listEnrollmentTokens(signal: AbortSignal): Promise<IvantiEnrollmentToken[]>;
  listRegistrations(
    query: { page: number; pageSize: number; changedAfter?: Date },
    signal: AbortSignal,
  ): Promise<{ items: IvantiRegistration[]; total: number }>;
  /** Issues a token for a profile; its value is in the answer once. Days 7 to 999 (behaviour 55). */
  issueEnrollmentToken(
    request: { profileName: string; userId: string | null; days: number },
    signal: AbortSignal,
  ): Promise<IvantiEnrollmentToken & { value: string }>;
  /** A new value for a token (behaviour 51, 88). */
  refreshEnrollmentToken(
    enrollmentTokenId: string,
    signal: AbortSignal,
  ): Promise<IvantiEnrollmentToken & { value: string }>;
  /** A later end, absolute, or never (behaviours 53, 89, 90). */
  extendEnrollmentToken(
    enrollmentTokenId: string,
    expiresAt: string | 'never',
    signal: AbortSignal,
  ): Promise<IvantiEnrollmentToken>;
};
