-- For each digit the five features of member 0 whose rate exceeds their overall frequency most, with p < 0.05.
WITH key AS (
  SELECT c.digit, c.feature, c.rate, row_number() OVER (PARTITION BY c.digit ORDER BY c.rate - f.frequency DESC, c.feature) AS place
  FROM class_patterns c JOIN features f ON f.member = c.member AND f.feature = c.feature
  WHERE c.member = 0 AND c.p_value <= 0.05
  QUALIFY place <= 5
)
SELECT digit, place, '#' || feature AS number, printf('%.0f %%', 100 * rate) AS share, count(*) OVER (PARTITION BY feature) AS digits, 'feature:' || feature AS tile
FROM key
ORDER BY digit, place
