package verdict

// Criteria returns the registry: every criterion, in the order of the report.
func Criteria() []Criterion {
	return []Criterion{
		large(),
		varied(),
		notSparse(),
		usable(),
		targetPresent(),
		informative(),
		notTrivial(),
		weaknesses(),
		hours(),
		laptop(),
		selfExplanatory(),
		reachable(),
		balanced(),
		splittable(),
		timeRobust(),

		open(),
		personalData(),
		sensitiveTopic(),
		original(),
		distinctIndustry(),
	}
}
