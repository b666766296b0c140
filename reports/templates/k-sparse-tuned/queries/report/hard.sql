-- Images that all runs of fine-tuned arms name wrongly, and those that at least one does; and the classes of which most of the former are. A run: an arm with a seed, wrong where its first member is.
WITH tuned AS (
  SELECT c.arm, c.seed, c.image, c.label, c.predicted <> c.label AS wrong
  FROM arms_classification c
  WHERE model = 'member' AND member = 0 AND EXISTS (FROM arm_specification s WHERE s.key = c.arm || ' input' AND s.word = 'fine-tuned-codes')
),
counts AS (SELECT image, any_value(label) AS label, count(*) FILTER (wrong) AS wrong, count(*) AS runs FROM tuned GROUP BY image),
by_class AS (SELECT label, count(*) AS images FROM counts WHERE wrong = runs GROUP BY label)
SELECT (SELECT count(*) FROM (SELECT DISTINCT arm, seed FROM tuned)) AS runs,
  (SELECT count(*) FROM counts WHERE wrong = runs) AS by_all, (SELECT count(*) FROM counts WHERE wrong > 0) AS by_any,
  (SELECT max(images) FROM by_class) AS most,
  (SELECT string_agg(n.name, ', ' ORDER BY b.label) FROM by_class b JOIN class_names n USING (label) WHERE b.images = (SELECT max(images) FROM by_class)) AS classes
