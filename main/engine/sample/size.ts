/** How much is added to the sample practice for benches; nothing for a person who looks around. */
export interface SampleSize {
  /** Lines of one further, very long conversation. */
  readonly lines: number;
  /** Further people with a line or two each. */
  readonly people: number;
}
