-- Cosine of each feature with its match, in bins of 0.02, as shares of each kind: a row for the lower edge of each bin, from the one
-- before the first that is not empty to the one after the last.
WITH bins AS (
  SELECT kind, least(floor(50 * cosine), 49)::INTEGER AS bin, count(*) AS features FROM matched_cosines GROUP BY ALL
),
ranges AS (SELECT kind, min(bin) AS first, max(bin) AS last, sum(features)::DOUBLE AS features FROM bins GROUP BY kind),
edges AS (SELECT kind, features, unnest(generate_series(first - 1, last + 1)) AS edge FROM ranges)
SELECT
  w.words AS kind, e.edge / 50 AS edge, coalesce(b.features, 0) / e.features AS share
FROM edges e JOIN pair_words w ON w.kind = e.kind LEFT JOIN bins b ON b.kind = e.kind AND b.bin = e.edge
ORDER BY e.kind, e.edge
