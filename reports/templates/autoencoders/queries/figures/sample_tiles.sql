-- Forty images that the first seed of each arm with a prior draws.
WITH first AS (SELECT arm, min(seed) AS seed FROM arms_samples GROUP BY arm)
SELECT dense_rank() OVER (ORDER BY a.place) - 1 AS block, a.label, s.sample % 8 AS x, s.sample // 8 AS y, list(s.intensity ORDER BY s.pixel) AS tile, 'intensity' AS ink
FROM arms_samples s JOIN first USING (arm, seed) JOIN arms a USING (arm)
WHERE s.member = 0 AND s.sample < 40
GROUP BY a.place, a.label, s.sample
ORDER BY block, y, x
