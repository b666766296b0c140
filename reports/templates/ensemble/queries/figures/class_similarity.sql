-- Cosine between digits' rate patterns, after taking out each feature's overall frequency; member 0.
WITH excess AS (
  SELECT c.digit, c.feature, c.rate - f.frequency AS value
  FROM class_patterns c JOIN features f ON f.member = c.member AND f.feature = c.feature
  WHERE c.member = 0
),
norms AS (SELECT digit, sqrt(sum(value * value)) AS norm FROM excess GROUP BY digit)
SELECT a.digit AS digit, b.digit AS other, sum(a.value * b.value) / nullif(any_value(na.norm) * any_value(nb.norm), 0) AS cosine
FROM excess a
JOIN excess b ON b.feature = a.feature
JOIN norms na ON na.digit = a.digit
JOIN norms nb ON nb.digit = b.digit
GROUP BY a.digit, b.digit
ORDER BY a.digit, b.digit
