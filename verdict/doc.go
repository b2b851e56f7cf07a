// Package verdict judges whether a dataset is fair to send as a take-home task.
//
// In goes a [Case]: what was read of the file, what was measured of the data
// and what the user told. Out comes a [Verdict].
//
//  1. Each [Criterion] of the registry, see [Criteria], answers one question
//     with a [Finding]: pass, warn, fail, unknown or not applicable. It holds
//     numbers of the Case against the limits of a [Policy] and measures nothing.
//  2. A criterion that panics or forgets to answer is unknown.
//  3. The worst finding decides; there is no weighted sum.
//  4. Findings near a limit and unanswered questions lower the confidence.
//  5. One paragraph says what the dataset is, whether to send it, why, and
//     what to do next.
//
// # Adding a criterion
//
// Write a file named after its ID with a function that returns the Criterion,
// its documentation and its limits, and a test file beside it; put its limits
// into [Policy] and its function into [Criteria]; run go generate ./verdict.
// The tests say what is missing.
package verdict

//go:generate go test -run ^TestCriteriaDocument$ -update .
