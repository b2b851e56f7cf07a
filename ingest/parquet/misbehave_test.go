package parquet

// envMisbehave makes a child of a test do harm instead of reading.
const envMisbehave = "FAIRSET_PARQUET_MISBEHAVE"

func misbehave(string) {}
