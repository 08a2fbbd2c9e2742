package pipeline

// Whole makes a pipeline settle everything in every run: what a settlement of the touched parts is held against.
func Whole(p *Pipeline) *Pipeline {
	p.whole = true
	return p
}

// InBatches makes the first run of a pipeline take up so many reports together.
func InBatches(p *Pipeline, reports int) *Pipeline {
	p.batch = reports
	return p
}
