-- Classes against what they are taken for, before and after fine-tuning: mean over seeds, rounded to whole images. All pairs, also those that are never seen.
WITH seeds AS (SELECT arm, after, count(DISTINCT seed) AS seeds FROM arms_classification JOIN before_after USING (arm) GROUP BY arm, after),
counts AS (SELECT arm, label, predicted, count(*) AS images FROM arms_classification JOIN before_after USING (arm) WHERE model = 'member' GROUP BY arm, label, predicted),
cells AS (SELECT arm, after, seeds, d.i AS label, p.i AS predicted FROM seeds, range(10) AS d (i), range(10) AS p (i))
SELECT c.after::INTEGER AS after, c.label::INTEGER AS label, l.name AS class, c.predicted::INTEGER AS predicted, p.name AS taken_for, t.turned, round(coalesce(n.images, 0) / c.seeds)::INTEGER AS images,
  CASE WHEN c.label <> c.predicted THEN coalesce(n.images, 0) / c.seeds END AS wrong
FROM cells c LEFT JOIN counts n ON n.arm = c.arm AND n.label = c.label AND n.predicted = c.predicted
JOIN class_names l ON l.label = c.label JOIN class_names p ON p.label = c.predicted, turned_names t
ORDER BY after, c.label, c.predicted
