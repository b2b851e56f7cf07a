package verdict

import (
	"math"

	"github.com/fairset/fairset/profile"
	"github.com/fairset/fairset/profile/sketch"
)

// sameThing is the association from which on two columns say the same, so that nothing
// is found by holding them against each other.
const sameThing = 0.98

// judgeStructure is what informative asks where nothing is to be predicted: whether any
// two columns go together without saying the same.
func judgeStructure(c Case, p Policy, source string) Finding {
	best, ok := strongestAssociation(c.Profile)
	if !ok {
		return notApplicable("nothing is predicted, and no two columns can be held against each other")
	}
	outcome := func(value float64) Outcome {
		if value < p.InformativeStructure {
			return Warn
		}
		return Pass
	}
	value := sketch.Estimate{Value: math.Abs(best.Value), Lo: min(math.Abs(best.Lo), math.Abs(best.Hi)), Hi: max(math.Abs(best.Lo), math.Abs(best.Hi))}
	f := Finding{Outcome: outcome(value.Value)}
	pair := quoted(best.A) + " and " + quoted(best.B)
	f.Reason = "columns go together, such as " + pair + " (association " + skill(value.Value, p.InformativeStructure) + ")"
	f.Gist = "there is structure to find"
	if f.Outcome == Warn {
		f.Reason = "no two columns go together; the closest are " + pair + " (association " + skill(value.Value, p.InformativeStructure) + ")"
		f.Gist = "no two columns go together"
		f.Remedy = "name a column to predict with --target, or say in the brief that finding nothing is a valid finding"
	}
	f.Measures = []Measure{{
		Name: "strongest association", Value: value, Unit: "association", Source: source,
		Limit: "at least " + skill(p.InformativeStructure),
	}}
	f.flips(
		skillStep(f.Outcome, func(by float64) Outcome { return outcome(value.Value + by) }, "an association", "higher"),
		skillStep(f.Outcome, func(by float64) Outcome { return outcome(value.Value + by) }, "an association", "lower"),
	)
	return f
}

// strongestAssociation is the strongest one between columns that do not say the same;
// where all say the same, the strongest of all.
func strongestAssociation(prof *profile.Profile) (best profile.Association, ok bool) {
	for _, a := range prof.Associations {
		strength, most := math.Abs(a.Value), math.Abs(best.Value)
		if math.IsNaN(strength) || ok && most < sameThing && (strength <= most || strength >= sameThing) {
			continue
		}
		best, ok = a, true
	}
	return best, ok
}
