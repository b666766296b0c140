-- For each digit the six features of member 0 whose rate exceeds their overall frequency most, with p < 0.05.
SELECT digit, place, feature, rate, tile
FROM (
  SELECT c.digit, c.feature, c.rate, 'feature:' || c.feature AS tile,
    row_number() OVER (PARTITION BY c.digit ORDER BY c.rate - f.frequency DESC, c.feature) AS place
  FROM class_patterns c JOIN features f ON f.member = c.member AND f.feature = c.feature
  WHERE c.member = 0 AND c.p_value <= 0.05
)
WHERE place <= 6
ORDER BY digit, place
