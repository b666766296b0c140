SELECT CASE WHEN GROUPING(study) = 1 THEN 'everything' ELSE study END AS study, any_value(threads) AS threads,
       coalesce(sum(stages) FILTER (work IN ('train', 'attempt')), 0) AS trainings, sum(seconds) FILTER (work IN ('train', 'attempt')) AS "training, s",
       sum(seconds) FILTER (work IN ('measure', 'evaluate')) AS "evaluation, s", sum(seconds) FILTER (work NOT IN ('train', 'attempt', 'measure', 'evaluate')) AS "all else, s",
       sum(seconds) AS "everything, s", sum(seconds) / 60 AS minutes
FROM runs
GROUP BY ROLLUP (study)
ORDER BY GROUPING(study), min(place)
