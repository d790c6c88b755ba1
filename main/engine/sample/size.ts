/** How much is added to the sample practice for tests and benches; nothing for a person who looks around. */
export interface SampleSize {
  /** Lines of one further, very long conversation; one of 200 lines comes with it, to compare with. */
  readonly lines: number;
  /** Further people with a line or two each. */
  readonly people: number;
}
