-- For each digit its five key features of member 0: of those that stand out with q <= 0.01, the ones with the largest effect.
WITH key AS (
  SELECT digit, feature, rate, row_number() OVER (PARTITION BY digit ORDER BY effect DESC, feature) AS place
  FROM class_patterns
  WHERE member = 0 AND q_value <= 0.01
  QUALIFY place <= 5
)
SELECT digit, place, '#' || feature AS number, printf('%.0f %%', 100 * rate) AS share, count(*) OVER (PARTITION BY feature) AS digits, tile, 'diverging' AS ink
FROM key JOIN feature_tiles USING (feature)
ORDER BY digit, place
