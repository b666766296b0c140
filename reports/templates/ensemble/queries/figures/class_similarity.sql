-- Cosine between classes' rate patterns, after taking out each feature's overall frequency; member 0.
WITH excess AS (
  SELECT c.label, c.feature, c.rate - f.frequency AS value
  FROM class_patterns c JOIN features f ON f.member = c.member AND f.feature = c.feature
  WHERE c.member = 0
),
norms AS (SELECT label, sqrt(sum(value * value)) AS norm FROM excess GROUP BY label),
cosines AS (
  SELECT a.label, b.label AS other, sum(a.value * b.value) / nullif(any_value(na.norm) * any_value(nb.norm), 0) AS cosine
  FROM excess a
  JOIN excess b ON b.feature = a.feature
  JOIN norms na ON na.label = a.label
  JOIN norms nb ON nb.label = b.label
  GROUP BY a.label, b.label
)
SELECT c.label, n.name AS class, c.other, o.name AS other_class, c.cosine, t.turned
FROM cosines c JOIN class_names n ON n.label = c.label JOIN class_names o ON o.label = c.other, turned_names t
ORDER BY c.label, c.other
