-- For each class its five key features of member 0: of those that stand out with q <= 0.01, the ones with the largest effect.
WITH key AS (
  SELECT label, feature, rate, row_number() OVER (PARTITION BY label ORDER BY effect DESC, feature) AS place
  FROM class_patterns
  WHERE member = 0 AND q_value <= 0.01
  QUALIFY place <= 5
)
SELECT label, name AS class, place, '#' || feature AS number, printf('%.0f %%', 100 * rate) AS share, count(*) OVER (PARTITION BY feature) AS classes, tile, 'diverging' AS ink
FROM key JOIN feature_tiles USING (feature) JOIN class_names USING (label)
ORDER BY label, place
