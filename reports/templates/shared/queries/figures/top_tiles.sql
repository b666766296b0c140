-- Twelve features of member 0 with the eight evaluated images that activate each most. Of the features that are active for at least one image
-- in a thousand, in order of frequency, the first, the last, and ten at equal distances between them; all where there are no more.
WITH ordered AS (
  SELECT feature, frequency, row_number() OVER (ORDER BY frequency DESC, feature) - 1 AS place, count(*) OVER () AS features
  FROM features WHERE member = 0 AND frequency >= 0.001
),
chosen AS (
  SELECT feature, frequency, row_number() OVER (ORDER BY place) - 1 AS number
  FROM ordered
  WHERE features <= 12 OR place IN (SELECT (i * (features - 1) + 5) // 11 FROM range(12) AS r (i))
),
laid AS (SELECT *, (SELECT (count(*) + 1) // 2 FROM chosen) AS lines FROM chosen),
tiles AS (
  SELECT number, lines, feature, frequency, 0 AS position, tile, NULL::BLOB AS pixels, 'diverging' AS ink
  FROM laid JOIN feature_tiles USING (feature)
  UNION ALL
  SELECT l.number, l.lines, l.feature, l.frequency, e.rank, NULL, i.pixels, 'intensity'
  FROM laid l JOIN top_examples e ON e.member = 0 AND e.feature = l.feature JOIN images i USING (image)
  WHERE e.rank <= 8
)
SELECT number // lines AS half, number % lines AS line, position, '#' || feature AS number, printf('%.1f %%', 100 * frequency) AS share, tile, pixels, ink
FROM tiles
ORDER BY half, line, position
