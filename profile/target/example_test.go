package target_test

import (
	"context"
	"fmt"

	"github.com/fairset/fairset/profile/target"
)

func Example() {
	t := target.Table{Target: 1, Columns: []target.Column{{Name: "area"}, {Name: "price"}, {Name: "paid"}}}
	for i := range 200 {
		area := float64(i%97) + 30
		price := 1000*area + float64(i*7919%1000)
		t.Columns[0].Numbers = append(t.Columns[0].Numbers, area)
		t.Columns[1].Numbers = append(t.Columns[1].Numbers, price)
		t.Columns[2].Numbers = append(t.Columns[2].Numbers, price*1.19)
		t.RowHash = append(t.RowHash, uint64(i)*0x9e3779b97f4a7c15)
	}
	r, err := target.Analyse(context.Background(), t, target.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Task, r.Baseline.Metric)
	for _, f := range r.Features {
		if f.Leak != nil {
			fmt.Println(f.Leak.Suspect, "–", f.Leak.Why)
		}
	}
	// Output:
	// regression r2
	// too-strong – "area" alone predicts "price" with a skill of 0.98, where 0 is guessing and 1 is perfect.
	// recode – "price" rises whenever "paid" rises, without exception in all 200 rows.
}
