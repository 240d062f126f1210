/** A call of the tracking API that was answered with success and left nothing. */
export interface DroppedCall {
  /** `track`, or `batch[2]` for one in a batch. */
  name: string;
  /** What is wrong with it, as a sentence. It never has the write key in it. */
  reason: string;
}
