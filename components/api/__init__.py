"""What programs ask for: charts as files, observations, series, citations, code, and the OpenAPI
document that describes all of it."""
