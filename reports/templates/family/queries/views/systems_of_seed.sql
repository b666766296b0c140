-- Every measure of every system with every seed, on test images: the mean of its members. Of a study that compares, its arms, not the study itself, which is one of them.
SELECT place, study, arm_place, arm, any_value(label) AS label, seed, metric, any_value(unit) AS unit, avg(value) AS value
FROM family
WHERE model = 'member' AND judged_by = 'test' AND (arm <> '' OR study NOT IN (SELECT study FROM family WHERE arm <> ''))
GROUP BY place, study, arm_place, arm, seed, metric
