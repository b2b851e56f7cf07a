package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"github.com/fairset/fairset/testdata/table"
)

var header = []string{
	"sale_id", "sold_on", "district", "type", "area_m2", "rooms", "plot_m2", "year_built", "condition",
	"energy_rating", "has_garden", "distance_km", "agent_note", "transfer_tax", "price",
}

func writeCSV(path string, sales []sale) error {
	var rows [][]string
	for _, s := range sales {
		rows = append(rows, []string{
			s.SaleID, s.SoldOn, s.District, s.Type, strconv.FormatInt(s.AreaM2, 10), strconv.FormatInt(s.Rooms, 10),
			optional(s.PlotM2), strconv.FormatInt(s.YearBuilt, 10), s.Condition, text(s.EnergyRating),
			strconv.FormatBool(s.HasGarden), strconv.FormatFloat(s.DistanceKm, 'f', 1, 64), text(s.AgentNote),
			strconv.FormatInt(s.TransferTax, 10), strconv.FormatInt(s.Price, 10),
		})
	}
	return table.WriteCSV(path, header, rows)
}

func optional(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// writeLines writes one JSON object a line.
func writeLines(path string, sales []sale) error {
	var b bytes.Buffer
	for _, s := range sales {
		line, err := json.Marshal(s)
		if err != nil {
			return err
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return os.WriteFile(path, b.Bytes(), 0o666)
}

// writeArray writes one JSON array of objects.
func writeArray(path string, sales []sale) error {
	all, err := json.MarshalIndent(sales, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(all, '\n'), 0o666)
}

// writeParquet writes two row groups, so that a reader meets a border between them.
func writeParquet(path string, sales []sale) error {
	var b bytes.Buffer
	w := parquet.NewGenericWriter[sale](&b,
		parquet.Compression(&parquet.Zstd),
		parquet.MaxRowsPerRowGroup(2500),
		parquet.CreatedBy("fairset", "testdata", "houses"),
	)
	if _, err := w.Write(sales); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o666)
}
