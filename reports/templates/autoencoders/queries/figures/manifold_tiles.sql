-- The plane of two latents as the first seed of the first arm that has one decodes it.
WITH first AS (SELECT a.arm, min(m.seed) AS seed FROM arms_manifold m JOIN arms a USING (arm) GROUP BY a.place, a.arm ORDER BY a.place LIMIT 1)
SELECT m."column" AS x, m."row" AS y, any_value(m.z1) AS z1, any_value(m.z2) AS z2, list(m.intensity ORDER BY m.pixel) AS tile, 'intensity' AS ink
FROM arms_manifold m JOIN first USING (arm, seed)
WHERE m.member = 0
GROUP BY m."row", m."column"
ORDER BY y, x
