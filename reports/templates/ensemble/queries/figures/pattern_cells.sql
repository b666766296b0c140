-- Rates of member 0's 36 features that say most about the class, ordered by the class they prefer.
WITH telling AS (
  SELECT feature, top_class, selectivity, row_number() OVER (ORDER BY mutual_information DESC, feature) AS telling_rank
  FROM features WHERE member = 0
  QUALIFY telling_rank <= 36
),
placed AS (SELECT feature, row_number() OVER (ORDER BY top_class, selectivity DESC, feature) AS place FROM telling)
SELECT p.place, p.feature, c.label, n.name AS class, c.rate
FROM placed p JOIN class_patterns c ON c.member = 0 AND c.feature = p.feature JOIN class_names n USING (label)
ORDER BY p.place, c.label
