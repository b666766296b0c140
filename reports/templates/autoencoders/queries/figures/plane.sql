-- Where images lie in that plane: the first 2000.
WITH first AS (SELECT a.arm, min(m.seed) AS seed FROM arms_codes_plane m JOIN arms a USING (arm) GROUP BY a.place, a.arm ORDER BY a.place LIMIT 1)
SELECT p.label, n.name AS class, p.image, p.z1, p.z2 FROM arms_codes_plane p JOIN first USING (arm, seed) JOIN class_names n ON n.label = p.label WHERE p.member = 0 AND p.image < 2000
ORDER BY p.image
