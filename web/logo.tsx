/** The mark: an r whose last stroke lets go of one point. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--r-mark, #1b5c4f)" />
      <path
        d="M11.5 23.5V11m0 6.5c.6-3.7 2.4-5.9 5.6-6.3"
        fill="none"
        stroke="#fffefb"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="21.6" cy="12" r="2" fill="#e2ad4b" />
    </svg>
  );
}
