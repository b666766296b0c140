-- Live features of all members by the number of classes that they stand out for (q <= 0.01), and their share.
WITH preferences AS (
  SELECT member, feature, count(*) FILTER (q_value <= 0.01) AS classes
  FROM class_patterns JOIN features USING (member, feature)
  WHERE NOT dead
  GROUP BY member, feature
)
SELECT classes, count(*) AS features, count(*)::DOUBLE / (SELECT count(*) FROM preferences) AS share
FROM preferences
GROUP BY classes
ORDER BY classes
